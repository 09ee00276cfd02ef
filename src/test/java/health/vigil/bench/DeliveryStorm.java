package health.vigil.bench;

import health.vigil.scenario.Latencies;
import health.vigil.scenario.Recipients;
import health.vigil.scenario.Storm;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;

/**
 * From the commit of an alarm to the POST at healthy recipients: first all 50 of them are healthy, then 17 misbehave, at
 * the same rate and in the same service.
 */
final class DeliveryStorm {
    private static final int HAPPENINGS = 2;
    /** Told beforehand and not counted, as a part of a run: a compiler's work, not the delivery's. */
    private static final double WARM_UP = 0.5;

    private static final long LOOK_MILLIS = 500;
    private static final Duration DRAIN = Duration.ofSeconds(120);

    private final Service service;
    private final Postgres postgres;
    private final Storm storm;
    private final Recipients recipients;
    private final Arrivals arrivals;
    private final int alarmsPerSecond;
    private final Figures figures;

    private DeliveryStorm(
            Service service,
            Postgres postgres,
            Storm storm,
            Recipients recipients,
            Arrivals arrivals,
            int alarmsPerSecond,
            Figures figures) {
        this.service = service;
        this.postgres = postgres;
        this.storm = storm;
        this.recipients = recipients;
        this.arrivals = arrivals;
        this.alarmsPerSecond = alarmsPerSecond;
        this.figures = figures;
    }

    /** @param duration of each of the two runs */
    static void measure(Workplace workplace, Duration duration, int alarmsPerSecond, Figures figures) throws Exception {
        Progress.say("starting our broker and PostgreSQL, then the service");
        var parts = Parts.start(workplace);
        var environment = new HashMap<>(parts.environment());
        environment.putAll(Storm.environment());
        environment.put("VIGIL_DATA", workplace.folder().resolve("service-data").toString());
        var service = Service.start(workplace, environment);
        figures.measuredOn(parts.postgres());
        var alarms = (int) Math.ceil((2 + WARM_UP) * duration.toSeconds() * alarmsPerSecond);
        var arrivals = new Arrivals();
        try (var recipients = Recipients.open(arrivals);
                var storm = Storm.prepare(alarms, service.api(), "127.0.0.1", parts.mqttPort())) {
            recipients.register(service.api());
            new DeliveryStorm(service, parts.postgres(), storm, recipients, arrivals, alarmsPerSecond, figures).run();
        }
    }

    private void run() throws Exception {
        var each = (int) (storm.rounds() / (2 + WARM_UP));
        var warmUp = storm.rounds() - 2 * each;
        Progress.say("warming up with %d alarms", storm.alarms(warmUp));
        watch(storm.publish(0, warmUp, alarmsPerSecond), storm.alarms(warmUp), Recipients.COUNT);
        run("%d healthy recipients".formatted(Recipients.COUNT), Recipients.COUNT, warmUp, warmUp + each);
        recipients.misbehave();
        var others = Recipients.COUNT - Recipients.STEADY;
        run(
                "%d healthy recipients, %d that misbehave".formatted(Recipients.STEADY, others),
                Recipients.STEADY,
                warmUp + each,
                storm.rounds());
    }

    private void run(String setup, int healthy, int fromRound, int toRound) throws Exception {
        var alarms = storm.alarms(toRound - fromRound);
        Progress.say("%s: %d alarms, %d/s", setup, alarms, alarmsPerSecond);
        arrivals.forget();
        var begun = Instant.now();
        var serviceCpu = Proc.cpuSeconds(service.handle());
        var postgresCpu = postgres.cpuSeconds();
        var heap = watch(storm.publish(fromRound, toRound, alarmsPerSecond), alarms, healthy);
        serviceCpu = Proc.cpuSeconds(service.handle()) - serviceCpu;
        postgresCpu = postgres.cpuSeconds() - postgresCpu;

        var requests = arrivals.requests();
        var taken = arrivals.taken();
        var thousands = taken.size() / 1e3;
        figures.add(setup, "offered", "%d alarms/s, raised and cleared, %,d in all", alarmsPerSecond, alarms);
        figures.add(
                setup,
                "delivered to healthy ones / expected / all requests",
                "%,d / %,d / %,d",
                taken.size(),
                alarms * HAPPENINGS * healthy,
                requests);
        figures.add(setup, "deliveries to healthy ones", "%,.0f a second", taken.size() / seconds(begun, taken));
        figures.add(setup, "commit → POST at healthy ones", "%s", latencies(postgres.notificationsSince(begun), taken));
        figures.add(setup, "CPU of the service", "%.2f s per 1,000 deliveries", serviceCpu / thousands);
        figures.add(setup, "CPU of PostgreSQL", "%.2f s per 1,000 deliveries", postgresCpu / thousands);
        figures.add(setup, "most heap of the service (%s)".formatted(Service.JVM_OPTIONS), "%,.0f MB", heap / 1e6);
    }

    /** Waits until the healthy ones have got all of it. @return most heap seen, in bytes */
    private double watch(Future<?> published, int alarms, int healthy) throws Exception {
        var expected = alarms * HAPPENINGS * healthy;
        var until =
                System.nanoTime() + DRAIN.plusSeconds(alarms / alarmsPerSecond).toNanos();
        var most = 0.0;
        while (arrivals.count() < expected && System.nanoTime() < until) {
            Wait.millis(LOOK_MILLIS);
            most = Math.max(most, Metrics.of(service).heapBytes());
        }
        published.get();
        return most;
    }

    private static double seconds(Instant begun, Map<UUID, Instant> taken) {
        var last = taken.values().stream().max(Instant::compareTo).orElse(begun);
        return Duration.between(begun, last).toNanos() / 1e9;
    }

    private static Latencies latencies(Map<UUID, Instant> committed, Map<UUID, Instant> taken) {
        return Latencies.of(taken.entrySet().stream()
                .filter(arrival -> committed.containsKey(arrival.getKey()))
                .mapToDouble(arrival -> Duration.between(committed.get(arrival.getKey()), arrival.getValue())
                                .toNanos()
                        / 1e6));
    }
}
