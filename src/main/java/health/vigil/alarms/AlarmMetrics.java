package health.vigil.alarms;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what is written to alarm histories; a batch that is rolled back and written again counts again. */
@ApplicationScoped
class AlarmMetrics {
    private final MeterRegistry registry;

    AlarmMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(HistoryEntry.Kind kind, String priority) {
        registry.counter("vigil.alarms", "kind", kind.text(), "priority", priority)
                .increment();
    }
}
