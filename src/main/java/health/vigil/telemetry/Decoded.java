package health.vigil.telemetry;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was found in a frame. Nothing but problems means that the frame goes to the quarantine whole. */
public record Decoded(
        List<Reading> readings, List<DeviceEvent> events, @Nullable Presence presence, List<Problem> problems) {
    public Decoded {
        readings = List.copyOf(readings);
        events = List.copyOf(events);
        problems = List.copyOf(problems);
    }

    public static Decoded unusable(Reason reason, String detail) {
        return new Decoded(List.of(), List.of(), null, List.of(new Problem(reason, detail)));
    }

    public boolean usable() {
        return !readings.isEmpty() || !events.isEmpty() || presence != null || problems.isEmpty();
    }

    public Optional<Presence> connection() {
        return Optional.ofNullable(presence);
    }
}
