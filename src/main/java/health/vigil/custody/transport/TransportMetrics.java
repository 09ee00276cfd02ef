package health.vigil.custody.transport;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** What came of vehicles' reports. */
@ApplicationScoped
class TransportMetrics {
    private final Counter unusable;
    private final Counter judged;

    TransportMetrics(MeterRegistry registry) {
        unusable = Counter.builder("vigil.transport.unusable")
                .description("Reports of vehicles that could not be used; GET /api/v1/vehicles tells which and why")
                .register(registry);
        judged = Counter.builder("vigil.transport.judged")
                .description("Stretches of vehicles' tracks that were judged")
                .register(registry);
    }

    void unusable(int reports) {
        unusable.increment(reports);
    }

    void judged() {
        judged.increment();
    }
}
