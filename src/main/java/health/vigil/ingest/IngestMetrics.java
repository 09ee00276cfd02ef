package health.vigil.ingest;

import health.vigil.ingest.Outcome.Fate;
import health.vigil.telemetry.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;

/** What the intake does, counted. Labels are bounded sets; what a single device did is in the accounting. */
final class IngestMetrics {
    private final Clock clock;
    private final Counter received;
    private final Map<Fate, Counter> fates = new EnumMap<>(Fate.class);
    private final Map<Reason, Counter> problems = new EnumMap<>(Reason.class);
    private final Counter readings;
    private final Counter failures;
    private final Timer batchTime;
    private final Timer lag;
    private final DistributionSummary batchSize;

    IngestMetrics(MeterRegistry registry, Clock clock, IntSupplier waiting) {
        this.clock = clock;
        received = Counter.builder("vigil.messages.received")
                .description("Messages taken from the broker")
                .register(registry);
        for (var fate : Fate.values()) {
            fates.put(
                    fate,
                    Counter.builder("vigil.messages." + fate.name().toLowerCase(Locale.ROOT))
                            .description("Messages by what became of them, as the database counted")
                            .register(registry));
        }
        for (var reason : Reason.values()) {
            problems.put(
                    reason,
                    Counter.builder("vigil.quarantine.problems")
                            .description("Unusable messages and parts of messages, by reason")
                            .tag("reason", reason.text())
                            .register(registry));
        }
        readings = Counter.builder("vigil.readings.stored").register(registry);
        failures = Counter.builder("vigil.batch.failures")
                .description("Transactions that failed and were tried again")
                .register(registry);
        batchTime = Timer.builder("vigil.batch.time")
                .description("Time to commit a batch, retries included")
                .publishPercentileHistogram()
                .register(registry);
        lag = Timer.builder("vigil.ingest.lag")
                .description("From taking a batch's oldest message to its commit")
                .publishPercentileHistogram()
                .register(registry);
        batchSize = DistributionSummary.builder("vigil.batch.messages").register(registry);
        Gauge.builder("vigil.intake.waiting", waiting::getAsInt)
                .description("Messages taken from the broker that wait for judgement")
                .register(registry);
    }

    void received() {
        received.increment();
    }

    void failed() {
        failures.increment();
    }

    void committed(Batch batch, Outcome outcome, Duration took) {
        batchTime.record(took);
        batchSize.record(batch.items().size());
        readings.increment(outcome.readings());
        fates.forEach((fate, counter) -> counter.increment(outcome.count(fate)));
        for (var i = 0; i < batch.items().size(); i++) {
            if (outcome.fates().get(i) != Fate.DUPLICATE) {
                batch.items().get(i).problems().forEach(problem -> problems.get(problem.reason())
                        .increment());
            }
        }
        if (!batch.items().isEmpty()) {
            lag.record(Duration.between(batch.items().get(0).frame().receivedAt(), clock.instant()));
        }
    }
}
