package health.vigil.rules;

import java.time.Duration;

/**
 * A device has been in maintenance, or has marked its values as maintenance or calibration, for longer than that may
 * suppress its alarms.
 *
 * @param cap the longest maintenance that is believed
 */
public record MaintenanceOverrun(Duration cap) implements Condition {
    public MaintenanceOverrun {
        if (cap.isNegative() || cap.isZero()) {
            throw new IllegalArgumentException("maintenance: the cap must be positive, not " + cap);
        }
    }
}
