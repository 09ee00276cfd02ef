package health.vigil.simulator.waste;

import health.vigil.simulator.signal.DeviceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which of all events are told when. */
final class Chronicle {

    /** A ledger must know the whole way of a container: what was on its way in this time before a start is told. */
    static final Duration MEMORY = Duration.ofDays(3);

    private Chronicle() {}

    /** From {@code from} (exclusive) to {@code to} (inclusive), in order. */
    static List<DeviceEvent> between(Instant from, Instant to, Stream<DeviceEvent> events) {
        return events.filter(event -> event.at().isAfter(from) && !event.at().isAfter(to))
                .sorted(Comparator.comparing(DeviceEvent::at))
                .toList();
    }

    static List<DeviceEvent> until(Instant start, Stream<DeviceEvent> events) {
        return between(Instant.MIN, start, events);
    }
}
