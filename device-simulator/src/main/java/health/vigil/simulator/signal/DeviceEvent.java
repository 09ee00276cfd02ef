package health.vigil.simulator.signal;

import java.time.Instant;
import java.util.Map;

/**
 * Something a device noticed.
 *
 * @param type for instance {@code door.opened}
 * @param details further members of the event payload, for instance {@code container}
 */
public record DeviceEvent(Instant at, String type, Map<String, Object> details) {

    public static DeviceEvent of(Instant at, String type) {
        return new DeviceEvent(at, type, Map.of());
    }
}
