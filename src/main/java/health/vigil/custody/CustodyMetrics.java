package health.vigil.custody;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What the custody ledger records, and how far it is behind. */
@ApplicationScoped
class CustodyMetrics {
    private final Counter recorded;
    private final Counter repeated;
    private final Counter looks;
    private final Counter failures;
    private final Timer round;
    private final AtomicLong behindMillis = new AtomicLong();

    CustodyMetrics(MeterRegistry registry) {
        recorded = Counter.builder("vigil.custody.events")
                .tag("result", "recorded")
                .description("Custody events of waste containers")
                .register(registry);
        repeated = Counter.builder("vigil.custody.events")
                .tag("result", "repeated")
                .description("Custody events of waste containers")
                .register(registry);
        looks = Counter.builder("vigil.custody.looks")
                .description("Containers looked at, for a new event or because something became due")
                .register(registry);
        failures = Counter.builder("vigil.custody.failures")
                .description("Containers that could not be looked at; they are tried again")
                .register(registry);
        round = Timer.builder("vigil.custody.round")
                .description("Looking at one batch of containers")
                .register(registry);
        TimeGauge.builder("vigil.custody.behind", behindMillis::get, TimeUnit.MILLISECONDS)
                .description("For how long the first container to be looked at has been waiting for it")
                .register(registry);
    }

    void recorded(int fresh, int known) {
        recorded.increment(fresh);
        repeated.increment(known);
    }

    void looked(int containers, int failed, Duration took, Duration behind) {
        looks.increment(containers);
        failures.increment(failed);
        round.record(took);
        behindMillis.set(behind.toMillis());
    }

    void idle() {
        behindMillis.set(0);
    }
}
