package health.vigil.limits;

import health.vigil.rules.Condition;
import health.vigil.rules.Limit;
import health.vigil.rules.NoData;
import health.vigil.rules.Priority;
import health.vigil.rules.Rule;
import health.vigil.rules.Source;
import health.vigil.rules.StorageClock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One limit of a pack. It looks for exactly one thing: a value {@code above} or {@code below} a number, a container on
 * the {@code storageClock}, or a device's {@code silence}.
 *
 * @param id        begins with the name of its pack; stable, unique over all packs
 * @param name      short Chinese name
 * @param field     what is measured; for above and below only
 * @param above     highest value that is allowed, in {@code unit}
 * @param below     lowest value that is allowed, in {@code unit}
 * @param inclusive the number itself is already a violation
 * @param unit      that of the field; {@code h} for clocks and silence
 * @param clause    clause, table or article
 * @param evidence  how sure the number is; the marks are explained in docs/limits.md
 * @param deadband  how far back inside a value must come to count as returned, in {@code unit}
 */
public record LimitEntry(
        String id,
        String name,
        String nameEn,
        Applies applies,
        @Nullable String field,
        @Nullable Double above,
        @Nullable Double below,
        boolean inclusive,
        @Nullable Duration storageClock,
        @Nullable Silence silence,
        String unit,
        String clause,
        String evidence,
        Averaging averaging,
        double deadband,
        Duration onDelay,
        Duration offDelay,
        Priority priority) {
    public LimitEntry {
        Keys.require(id, "id");
        Keys.require(name, "name");
        Keys.require(nameEn, "name_en");
        Keys.require(applies, "applies");
        Keys.require(unit, "unit");
        Keys.require(clause, "clause");
        Keys.require(evidence, "evidence");
        Keys.require(priority, "priority");
        averaging = Objects.requireNonNullElse(averaging, Averaging.INSTANT);
        onDelay = Objects.requireNonNullElse(onDelay, Duration.ZERO);
        offDelay = Objects.requireNonNullElse(offDelay, Duration.ZERO);
        Keys.check(!onDelay.isNegative(), "on_delay: must not be negative");
        Keys.check(!offDelay.isNegative(), "off_delay: must not be negative");
        var conditions = Stream.of(above, below, storageClock, silence)
                .filter(Objects::nonNull)
                .count();
        Keys.check(conditions == 1, "above, below, storage_clock, silence: exactly one is needed, not " + conditions);
        var watchesValue = above != null || below != null;
        Keys.check(
                watchesValue == (field != null),
                watchesValue ? "field: is missing" : "field: belongs to above and below only");
        Keys.check(
                watchesValue || (!inclusive && deadband == 0 && averaging == Averaging.INSTANT),
                "inclusive, deadband, averaging: belong to above and below only");
        Keys.check(watchesValue || unit.equals("h"), "unit: clocks and silence are in h, not " + unit);
        // Built once here so that a number out of range is an error of the file and not of the first device.
        conditionOf(above, below, inclusive, deadband, storageClock, silence, Duration.ofMinutes(1));
    }

    Optional<String> measured() {
        return Optional.ofNullable(field);
    }

    /** @param interval how often the device reports */
    Rule rule(Source source, Duration interval) {
        var condition = conditionOf(above, below, inclusive, deadband, storageClock, silence, interval);
        return Rule.of(id, name, nameEn, field, unit, condition, onDelay, offDelay, priority, source);
    }

    private static Condition conditionOf(
            @Nullable Double above,
            @Nullable Double below,
            boolean inclusive,
            double deadband,
            @Nullable Duration storageClock,
            @Nullable Silence silence,
            Duration interval) {
        if (above != null) {
            return new Limit(Limit.Direction.ABOVE, above, inclusive, deadband);
        }
        if (below != null) {
            return new Limit(Limit.Direction.BELOW, below, inclusive, deadband);
        }
        return storageClock != null
                ? new StorageClock(storageClock)
                : new NoData(Objects.requireNonNull(silence).of(interval), false);
    }
}
