package health.vigil.limits;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.OptBoolean;
import health.vigil.rules.Gate;
import health.vigil.rules.Limit;
import health.vigil.rules.Limit.Direction;
import health.vigil.rules.Period;
import health.vigil.rules.Priority;
import health.vigil.rules.Priority.Consequence;
import health.vigil.rules.Priority.Respond;
import health.vigil.rules.Rule;
import health.vigil.rules.Source;
import health.vigil.rules.TimeOutOfRange;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One limit of a pack.
 *
 * @param id          begins with the name of its pack; stable, unique over all packs
 * @param name        short Chinese name
 * @param field       what is measured; for conditions on values only
 * @param criterion   what it looks for
 * @param gate        when it is judged at all
 * @param unit        of the number that is limited; {@code h} for clocks and silence, {@code 1} for expressions
 * @param clause      clause, table or article
 * @param evidence    how sure the number is; the marks are explained in docs/limits.md
 * @param consequence of nobody acting, as far as the priority follows from it
 * @param respond     how soon somebody must act, likewise
 * @param latched     a cleared alarm stays until an officer resets it
 */
public record LimitEntry(
        String id,
        String name,
        String nameEn,
        Applies applies,
        @Nullable String field,
        @JacksonInject(useInput = OptBoolean.FALSE) Criterion criterion,
        @JacksonInject(useInput = OptBoolean.FALSE) Gate gate,
        String unit,
        String clause,
        String evidence,
        Averaging averaging,
        Duration onDelay,
        Duration offDelay,
        Priority priority,
        @Nullable Consequence consequence,
        @Nullable Respond respond,
        boolean latched) {
    public LimitEntry {
        Keys.require(id, "id");
        Keys.require(name, "name");
        Keys.require(nameEn, "name_en");
        Keys.require(unit, "unit");
        Keys.require(clause, "clause");
        Keys.require(evidence, "evidence");
        applies = Objects.requireNonNullElse(applies, Applies.TO_ALL);
        averaging = Objects.requireNonNullElse(averaging, Averaging.INSTANT);
        onDelay = Objects.requireNonNullElse(onDelay, Duration.ZERO);
        offDelay = Objects.requireNonNullElse(offDelay, Duration.ZERO);
        priority = Keys.require(priorityOf(priority, consequence, respond), "priority");
    }

    private static @Nullable Priority priorityOf(
            @Nullable Priority given, @Nullable Consequence consequence, @Nullable Respond respond) {
        Keys.check(
                (consequence == null) == (respond == null),
                "consequence, respond: the priority follows from both together");
        if (consequence == null || respond == null) {
            return given;
        }
        var priority = Priority.of(consequence, respond);
        Keys.check(
                given == null || given == priority,
                "priority: %s does not agree with consequence and respond, from which %s follows"
                        .formatted(given, priority));
        return priority;
    }

    Optional<String> measured() {
        return Optional.ofNullable(field);
    }

    /** The number of a limit on single values that are too high. */
    public @Nullable Double above() {
        return threshold(Direction.ABOVE);
    }

    /** The number of a limit on single values that are too low. */
    public @Nullable Double below() {
        return threshold(Direction.BELOW);
    }

    private @Nullable Double threshold(Direction direction) {
        return criterion.typical() instanceof Limit limit && limit.direction() == direction ? limit.threshold() : null;
    }

    Rule rule(Source source, Reporting reporting) {
        return new Rule(
                id,
                name,
                nameEn,
                field,
                criterion.typical() instanceof TimeOutOfRange ? "h" : unit,
                criterion.of(reporting),
                onDelay,
                offDelay,
                priority,
                latched,
                gate,
                source,
                Period.of(source.validFrom(), source.validTo()),
                null);
    }
}
