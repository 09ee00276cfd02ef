package health.vigil.rules;

import java.time.Duration;

/**
 * The device, or one of its fields, has been silent while this service was listening.
 *
 * @param silence  longest time between two messages that is still normal
 * @param perField one field is silent while the device is heard; otherwise the whole device
 */
public record NoData(Duration silence, boolean perField) implements Condition {
    public NoData {
        if (silence.isNegative() || silence.isZero()) {
            throw new IllegalArgumentException("no-data: silence must be positive, not " + silence);
        }
    }
}
