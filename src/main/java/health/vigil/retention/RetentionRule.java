package health.vigil.retention;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How long records of a kind are kept.
 *
 * @param keep    in whole months; absent: for ever
 * @param minimum what keep can't fall below
 * @param basis   who asks for the minimum
 */
record RetentionRule(
        Kind kind,
        @Nullable Period keep,
        Period minimum,
        String basis,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        long version) {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** What is from before this may go; absent: nothing may. */
    @Nullable
    Instant cutoff(Instant now) {
        return keep == null ? null : now.atZone(CHINA).minus(keep).toInstant();
    }

    static Period months(int months) {
        return Period.ofMonths(months).normalized();
    }
}
