package health.vigil.rules;

import java.time.Duration;

/**
 * The device has been silent while this service was listening.
 *
 * @param silence longest time between two messages that is still normal
 */
public record NoData(Duration silence) implements Condition {
    public NoData {
        if (silence.isNegative() || silence.isZero()) {
            throw new IllegalArgumentException("no-data: silence must be positive, not " + silence);
        }
    }
}
