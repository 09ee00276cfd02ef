package health.vigil.notify;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** How well regulators are being told. */
@ApplicationScoped
class NotifyMetrics {
    private static final String DELIVERIES = "vigil.deliveries";
    private static final String DELIVERED = "delivered";
    private static final String RETRIED = "retried";
    private static final String DEAD = "dead";

    private final MeterRegistry registry;
    private final Timer latency;
    private final AtomicLong pending = new AtomicLong();

    NotifyMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.latency = Timer.builder("vigil.delivery.latency")
                .description("From commit to the recipient's 2xx")
                .publishPercentileHistogram()
                .register(registry);
        // from the start, so that the first one that is dead is seen as a rise
        List.of(DELIVERED, RETRIED, DEAD).forEach(result -> registry.counter(DELIVERIES, "result", result));
        Gauge.builder("vigil.outbox.pending", pending, AtomicLong::get)
                .description("Notifications that should have been delivered and are not")
                .register(registry);
    }

    void delivered(Duration sinceCommit) {
        count(DELIVERED);
        latency.record(sinceCommit);
    }

    void retried() {
        count(RETRIED);
    }

    void dead() {
        count(DEAD);
    }

    void pending(long count) {
        pending.set(count);
    }

    private void count(String result) {
        registry.counter(DELIVERIES, "result", result).increment();
    }
}
