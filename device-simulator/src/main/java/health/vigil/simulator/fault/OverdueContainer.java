package health.vigil.simulator.fault;

import health.vigil.simulator.signal.DeviceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A waste container that came into the temporary store at the start of the span and is handed over only at its end; the
 * Medical Waste Regulation 医疗废物管理条例 art. 17 allows two days.
 */
record OverdueContainer(Span span, String container) implements Fault {

    private static final double WEIGHT_KG = 4.35;

    @Override
    public List<DeviceEvent> events(Instant from, Instant to) {
        return Stream.of(
                        event(span.from().minus(Duration.ofMinutes(25)), "packed", "nurse-12", ""),
                        event(span.from().minus(Duration.ofMinutes(10)), "collected", "nurse-12", "porter-3"),
                        event(span.from(), "stored", "porter-3", "store-1"),
                        event(span.to(), "handed_over", "store-1", "carrier-1"))
                .filter(event -> event.at().isAfter(from) && !event.at().isAfter(to))
                .toList();
    }

    private DeviceEvent event(Instant at, String what, String by, String to) {
        Map<String, Object> details = new TreeMap<>(
                Map.of("container", container, "by", by, "seal", "S-" + container.substring(container.length() - 6)));
        if (!to.isEmpty()) {
            details.put("to", to);
            details.put("weight_kg", WEIGHT_KG);
        }
        return new DeviceEvent(at, "container." + what, details);
    }
}
