package health.vigil.rules;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time in force.
 *
 * @param from  first moment in force
 * @param until first moment no longer in force; absent while in force
 */
public record Period(Instant from, @Nullable Instant until) {

    public Period {
        if (until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("in force from " + from + ", which is not before its end " + until);
        }
    }

    /** Whole days, Beijing time. */
    public static Period of(LocalDate from, @Nullable LocalDate until) {
        return new Period(start(from), until == null ? null : start(until));
    }

    public boolean contains(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(LocalDay.ZONE).toInstant();
    }
}
