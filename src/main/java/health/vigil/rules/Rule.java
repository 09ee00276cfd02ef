package health.vigil.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must not happen, with the authority that says so.
 *
 * @param id       stable and unique over all packs, for instance {@code gb5749-2022.turbidity.high}
 * @param nameZh   short Chinese name, shown to people
 * @param nameEn   short English name
 * @param field    canonical field name for {@link Limit}; absent for rules on a whole device or container
 * @param unit     the unit of the limit, {@code 1} for none; {@code h} for clocks
 * @param onDelay  how long the condition must hold, in event time and without a gap, before the alarm
 * @param offDelay how long it must have returned, likewise, before the alarm clears
 */
public record Rule(
        String id,
        String nameZh,
        String nameEn,
        @Nullable String field,
        String unit,
        Condition condition,
        Duration onDelay,
        Duration offDelay,
        Priority priority,
        Source source) {
    private static final ZoneId LEGAL_TIME = ZoneId.of("Asia/Shanghai");

    public Rule {
        if (onDelay.isNegative() || offDelay.isNegative()) {
            throw new IllegalArgumentException(id + ": delays must not be negative");
        }
        if (condition instanceof Limit && field == null) {
            throw new IllegalArgumentException(id + ": a limit needs a field");
        }
    }

    /** The edition in force at the time of measurement judges it. */
    public boolean inForceAt(Instant at) {
        var day = LocalDate.ofInstant(at, LEGAL_TIME);
        return !day.isBefore(source.validFrom())
                && source.end().map(day::isBefore).orElse(true);
    }
}
