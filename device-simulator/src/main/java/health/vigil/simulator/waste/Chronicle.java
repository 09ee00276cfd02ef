package health.vigil.simulator.waste;

import health.vigil.simulator.signal.DeviceEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which of all events are told when. */
final class Chronicle {

    private static final Comparator<DeviceEvent> BY_TIME = Comparator.comparing(DeviceEvent::at);
    private static final Comparator<DeviceEvent> BY_CONTAINER = Comparator.comparing(
            event -> event.details().getOrDefault("container", "").toString());

    private Chronicle() {}

    /** From {@code from} (exclusive) to {@code to} (inclusive), in order. */
    static List<DeviceEvent> between(Instant from, Instant to, Stream<DeviceEvent> events) {
        return events.filter(event -> event.at().isAfter(from) && !event.at().isAfter(to))
                .sorted(BY_TIME)
                .toList();
    }

    /** What is long past, container by container: else one would seem to wait until the last line is told. */
    static List<DeviceEvent> until(Instant start, Stream<DeviceEvent> events) {
        return events.filter(event -> !event.at().isAfter(start))
                .sorted(BY_CONTAINER.thenComparing(BY_TIME))
                .toList();
    }
}
