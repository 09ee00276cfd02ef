package health.vigil.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A number of alarms, raised and cleared by devices over MQTT: in rounds, in which each analyser has turbidity at 2 NTU
 * for six minutes. The limit is 1 NTU with an on-delay of 5 and an off-delay of 10 minutes, so a message of two readings
 * raises the alarm and another of two clears it, and a round takes 20 minutes of event time.
 */
public final class Storm implements AutoCloseable {
    private static final int MOST_ROUNDS = 50;
    private static final int LEAST_DEVICES = 10;
    private static final Duration ROUND = Duration.ofMinutes(20);
    private static final int RAISED = 5;
    private static final int BACK = 6;
    private static final int CLEARED = 16;
    /** Long, so that no device is missed while the service is down. */
    private static final Duration INTERVAL = Duration.ofHours(1);

    private final int devices;
    private final int rounds;
    private final Instant start;
    private final Fleet fleet;

    /** One of the two things that happen to each alarm. */
    record Happening(String device, Instant raisedAt, String type) {}

    private Storm(int alarms, Api api, String mqttHost, int mqttPort) {
        devices = Math.max(LEAST_DEVICES, (alarms + MOST_ROUNDS - 1) / MOST_ROUNDS);
        rounds = (alarms + devices - 1) / devices;
        start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(ROUND.multipliedBy(rounds));
        fleet = Fleet.register(api, mqttHost, mqttPort, devices, INTERVAL);
    }

    /** Registers as many devices as that takes, and connects them. */
    public static Storm prepare(int alarms, Api api, String mqttHost, int mqttPort) {
        return new Storm(alarms, api, mqttHost, mqttPort);
    }

    /** What the service needs to take the hours of a storm for news. */
    public static Map<String, String> environment() {
        return Map.of(
                "VIGIL_JUDGEMENT_LIVE_FOR",
                "PT" + ROUND.multipliedBy(MOST_ROUNDS + 1).toMinutes() + "M");
    }

    public int rounds() {
        return rounds;
    }

    /** What was asked for, up to a whole round. */
    public int alarms() {
        return alarms(rounds);
    }

    public int alarms(int ofRounds) {
        return devices * ofRounds;
    }

    Set<Happening> happenings() {
        return IntStream.range(0, rounds)
                .boxed()
                .flatMap(round -> IntStream.range(0, devices).boxed().flatMap(device -> Stream.of("raised", "cleared")
                        .map(type -> new Happening(Fleet.id(device), at(round, RAISED), "health.vigil.alarm." + type))))
                .collect(Collectors.toSet());
    }

    /**
     * Tells rounds from one up to another at a constant rate.
     *
     * @return done when the broker has taken responsibility for all of it
     */
    public Future<?> publish(int fromRound, int toRound, double alarmsPerSecond) {
        var thread = Executors.newSingleThreadExecutor(task -> new Thread(task, "storm"));
        var published = thread.submit(() -> publishNow(fromRound, toRound, alarmsPerSecond));
        thread.shutdown();
        return published;
    }

    private void publishNow(int fromRound, int toRound, double alarmsPerSecond) {
        var pause = TimeUnit.SECONDS.toNanos(1) / (2 * alarmsPerSecond);
        var begun = System.nanoTime();
        var sent = new ArrayList<CompletableFuture<?>>();
        for (var round = fromRound; round < toRound; round++) {
            for (var step = 0; step < 2 * devices; step++) {
                parkUntil(begun + (long) (sent.size() * pause));
                sent.add(publish(round, step));
            }
        }
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
    }

    /** In each round first every device has its alarm raised, then every device has it cleared. */
    private CompletableFuture<?> publish(int round, int step) {
        return step < devices
                ? fleet.publish(Fleet.id(step), readings(round, 0, RAISED, 2.0))
                : fleet.publish(Fleet.id(step - devices), readings(round, BACK, CLEARED, 0.3));
    }

    private String readings(int round, int fromMinute, int toMinute, double turbidity) {
        return """
                {"readings":[{"at":"%s","values":{"turbidity":%s}},{"at":"%s","values":{"turbidity":%s}}]}"""
                .formatted(at(round, fromMinute), turbidity, at(round, toMinute), turbidity);
    }

    private Instant at(int round, int minute) {
        return start.plus(ROUND.multipliedBy(round)).plus(Duration.ofMinutes(minute));
    }

    private static void parkUntil(long moment) {
        while (System.nanoTime() < moment) {
            LockSupport.parkNanos(moment - System.nanoTime());
        }
    }

    @Override
    public void close() {
        fleet.close();
    }
}
