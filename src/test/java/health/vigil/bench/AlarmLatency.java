package health.vigil.bench;

import health.vigil.scenario.Latencies;
import java.time.Duration;
import java.util.Map;

/** From a device's publish to the arrival of the alarm at the regulator, while other devices make half the full load. */
final class AlarmLatency {
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Deployment deployment;
    private final Duration duration;
    private final Figures figures;

    AlarmLatency(Deployment deployment, Duration duration, Figures figures) {
        this.deployment = deployment;
        this.duration = duration;
        this.figures = figures;
    }

    void measure() throws Exception {
        var rate = deployment.rate() / 2;
        try (var receiver = new AlarmReceiver();
                var probes = Probes.connect(deployment)) {
            deployment
                    .service()
                    .post(
                            "/api/v1/recipients",
                            "application/json",
                            "{\"name\":\"卫生监督所\",\"url\":\"%s\"}".formatted(receiver.url()));
            Progress.say("alarm latency at %,d messages/s", rate);
            var before = Sample.of(deployment);
            var load = deployment.load(rate, duration);
            Wait.until("messages of the load are stored", () -> {
                if (!load.running()) {
                    load.await();
                }
                return Sample.of(deployment).readingsSince(before) > 0;
            });
            // from the first to the third quarter of the load
            Wait.millis(duration.toMillis() / 4);
            var sent = probes.send(count(), EVERY);
            Wait.within(PATIENCE, () -> receiver.arrivals().size() == sent.size());
            report(rate, sent, receiver.arrivals());
            load.await();
        }
    }

    private int count() {
        return (int) Math.min(Fleet.PROBES, duration.dividedBy(2).dividedBy(EVERY));
    }

    private void report(int rate, Map<String, Long> sent, Map<String, Long> arrived) {
        var millis = arrived.entrySet().stream()
                .filter(arrival -> sent.containsKey(arrival.getKey()))
                .mapToDouble(arrival -> (arrival.getValue() - sent.get(arrival.getKey())) / 1e6);
        var latencies = Latencies.of(millis);
        figures.add(
                deployment.name(),
                "publish → webhook at %,d messages/s".formatted(rate),
                "%s; %d of %d alarms delivered",
                latencies,
                latencies.count(),
                sent.size());
    }
}
