package health.vigil.alarms;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Counts what is written to alarm histories; a batch that is rolled back and written again counts again. */
@ApplicationScoped
class AlarmMetrics {
    private final MeterRegistry registry;

    AlarmMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(List<AlarmEvent> events) {
        for (var event : events) {
            registry.counter(
                            "vigil.alarms",
                            "kind",
                            event.entry().kind().text(),
                            "priority",
                            event.alarm().priority())
                    .increment();
        }
    }
}
