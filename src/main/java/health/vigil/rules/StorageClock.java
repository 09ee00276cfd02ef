package health.vigil.rules;

import java.time.Duration;

/**
 * A waste container has been in temporary storage for too long. The clock starts at the first {@code container.stored}
 * and is never restarted by a later one.
 *
 * @param limit age at which the rule is broken
 */
public record StorageClock(Duration limit) implements Condition {
    public StorageClock {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("storage clock: the limit must be positive, not " + limit);
        }
    }
}
