package health.vigil.notify;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How well regulators are being told. */
@ApplicationScoped
class NotifyMetrics {
    private final MeterRegistry registry;
    private final Timer latency;
    private final AtomicLong pending = new AtomicLong();

    NotifyMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.latency = Timer.builder("vigil.delivery.latency")
                .description("From commit to the recipient's 2xx")
                .publishPercentileHistogram()
                .register(registry);
        Gauge.builder("vigil.outbox.pending", pending, AtomicLong::get)
                .description("Notifications that should have been delivered and are not")
                .register(registry);
    }

    void delivered(Duration sinceCommit) {
        count("delivered");
        latency.record(sinceCommit);
    }

    void retried() {
        count("retried");
    }

    void dead() {
        count("dead");
    }

    void pending(long count) {
        pending.set(count);
    }

    private void count(String result) {
        registry.counter("vigil.deliveries", "result", result).increment();
    }
}
