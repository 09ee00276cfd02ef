package health.vigil.telemetry;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened at a device: a custody scan, a door, the mains.
 *
 * @param at        when it happened, by the device's clock
 * @param container the waste container concerned, for {@code container.*} only
 * @param body      the event's JSON object as it was sent
 */
public record DeviceEvent(EventType type, Instant at, @Nullable String container, String body) {
    public Optional<String> containerId() {
        return Optional.ofNullable(container);
    }
}
