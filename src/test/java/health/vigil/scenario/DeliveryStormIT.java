package health.vigil.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Alarms to 50 recipients of which a third misbehave, through three kill -9 of the service: everybody is told of
 * everything at least once, in the order of each alarm and under the same webhook-id on every repeat, and the healthy
 * ones don't wait for the others.
 *
 * <p>{@code -Dvigil.storm.alarms=10000} makes it a big one, {@code -Dvigil.storm.rate} is how many are raised a second.
 */
class DeliveryStormIT {
    private static final int ALARMS = Integer.getInteger("vigil.storm.alarms", 100);
    private static final int RATE = Integer.getInteger("vigil.storm.rate", 5);
    /** Of ten rounds, those in which everybody is healthy. */
    private static final int CALM = 3;

    private static final String RAISED = "alarm WHERE rule_id = 'gb5749-2022.turbidity.high'";
    private static final int KILLS = 3;
    private static final int HAPPENINGS = 2;
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2).plusMillis(400L * ALARMS);
    private static final long MEBIBYTE = 1 << 20;
    /** Heap, classes, compiled code and buffers; the heap is so small that a leak would end the service. */
    private static final long MOST_RESIDENT = 768 * MEBIBYTE;
    /** Ten times what is promised: on a busy machine it only tells whether somebody waits for somebody else. */
    private static final double MOST_P99_MILLIS = 5_000;

    private record Interval(Instant from, Instant to) {
        boolean contains(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

    private final Ledger ledger = new Ledger();
    /** A cold service, and those that are killed and start again. */
    private final List<Interval> uncounted = new ArrayList<>();

    private long mostResident;

    @Test
    void everybodyIsToldOfEverythingThroughThreeKills() throws Exception {
        try (var around = Surroundings.start();
                var recipients = Recipients.open(ledger);
                var service = ServiceProcess.start(
                        environment(around), around.folder(), "-Xmx384m", "-XX:+ExitOnOutOfMemoryError");
                var storm = Storm.prepare(ALARMS, service.api(), around.mqttHost(), around.mqttPort())) {
            var ids = recipients.register(service.api());
            var calm = Math.max(2, storm.rounds() * CALM / 10);

            var begun = Instant.now();
            tell(storm, 0, 1);
            uncounted.add(new Interval(begun, Instant.now()));
            tell(storm, 1, calm);
            var storming = Instant.now();

            recipients.misbehave();
            var published = storm.publish(calm, storm.rounds(), RATE);
            for (var kill = 1; kill <= KILLS; kill++) {
                var part = storm.alarms(calm) + (storm.alarms() - storm.alarms(calm)) * kill / (KILLS + 1);
                killAndStartAgainWhenRaised(part, service, around);
            }
            published.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            await("the steady ones are told of everything while the others still misbehave")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ledger.acceptedBy(Recipients::isSteady))
                            .isEqualTo((long) storm.alarms() * HAPPENINGS * Recipients.STEADY));
            assertThat(ledger.accepted()).as("the others still wait").isLessThan(told(storm.alarms()));

            recipients.comeBack();
            takeBack(recipients, ids, service, around);
            await("everybody is told of everything").atMost(PATIENCE).untilAsserted(() -> assertThat(ledger.accepted())
                    .isGreaterThanOrEqualTo(told(storm.alarms())));

            everyPromiseIsKept(storm);
            memoryIsBounded(service);
            theSteadyDontWait(around, ids, storming);
        }
    }

    private static Map<String, String> environment(Surroundings around) {
        var environment = new HashMap<>(around.environment());
        environment.putAll(Storm.environment());
        environment.putAll(Map.of(
                "VIGIL_NOTIFY_FIRST_RETRY", "200ms",
                "VIGIL_NOTIFY_DENSE_RETRY", "2s",
                "VIGIL_NOTIFY_LONGEST_RETRY", "2s",
                "VIGIL_NOTIFY_POLL", "250ms",
                "VIGIL_NOTIFY_REQUEST_TIMEOUT", "1s",
                "VIGIL_NOTIFY_LEASE", LEASE.toSeconds() + "s"));
        return environment;
    }

    private static long told(int alarms) {
        return (long) alarms * HAPPENINGS * Recipients.COUNT;
    }

    private static IntStream steady() {
        return IntStream.range(0, Recipients.COUNT).filter(Recipients::isSteady);
    }

    private void tell(Storm storm, int fromRound, int toRound) throws Exception {
        storm.publish(fromRound, toRound, RATE).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        await("everybody is told while all are healthy")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ledger.accepted()).isEqualTo(told(storm.alarms(toRound))));
    }

    private void killAndStartAgainWhenRaised(int enough, ServiceProcess service, Surroundings around)
            throws InterruptedException {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> around.count(RAISED) >= enough);
        note(service);
        var killed = Instant.now();
        service.kill9();
        assertThat(around.count("notification WHERE state = 'pending'"))
                .as("killed in the middle")
                .isPositive();
        service.startAgain();
        uncounted.add(new Interval(killed.minusSeconds(1), Instant.now().plus(LEASE)));
    }

    /** What an administrator does for recipients that the service no longer tries. */
    private static void takeBack(Recipients recipients, List<UUID> ids, ServiceProcess service, Surroundings around) {
        for (var i = 0; i < ids.size(); i++) {
            if (!Recipients.isSteady(i)) {
                service.api().put("/api/v1/recipients/" + ids.get(i), recipients.draft(i));
            }
        }
        around.query("SELECT DISTINCT recipient_id FROM notification WHERE state = 'dead'")
                .forEach(row -> service.post(
                        "/api/v1/deliveries/redrive",
                        "application/json",
                        "{\"recipient\":\"%s\"}".formatted(row.get(0))));
    }

    private void everyPromiseIsKept(Storm storm) {
        assertThat(ledger.breaches()).isEmpty();
        assertThat(ledger.accepted()).isEqualTo(told(storm.alarms()));
        var happenings = storm.happenings();
        IntStream.range(0, Recipients.COUNT).forEach(recipient -> assertThat(ledger.toldTo(recipient))
                .as("recipient %d", recipient)
                .isEqualTo(happenings));
    }

    private void note(ServiceProcess service) {
        mostResident = Math.max(mostResident, service.residentBytes());
    }

    private void memoryIsBounded(ServiceProcess service) {
        assertThat(service.alive()).isTrue();
        note(service);
        System.out.printf(
                "%,d requests for %,d notifications, %,d of them taken twice; service at most %d MiB resident%n",
                ledger.posts(), ledger.accepted(), ledger.repeats(), mostResident / MEBIBYTE);
        assertThat(mostResident).isLessThan(MOST_RESIDENT);
    }

    private void theSteadyDontWait(Surroundings around, List<UUID> ids, Instant storming) {
        var arrivals = ledger.firstArrivals();
        var calm = new ArrayList<Double>();
        var storm = new ArrayList<Double>();
        steady().forEach(recipient -> committed(around, ids.get(recipient)).forEach((id, at) -> {
            if (uncounted.stream().noneMatch(interval -> interval.contains(at))) {
                (at.isBefore(storming) ? calm : storm)
                        .add(Duration.between(at, arrivals.get(id)).toNanos() / 1e6);
            }
        }));
        System.out.println("commit to POST, all healthy:         " + latencies(calm));
        System.out.println("commit to POST, a third misbehaving: " + latencies(storm));
        assertThat(latencies(storm).percentile(99)).isLessThan(MOST_P99_MILLIS);
    }

    private static Latencies latencies(List<Double> millis) {
        return Latencies.of(millis.stream().flatMapToDouble(DoubleStream::of));
    }

    private static Map<UUID, Instant> committed(Surroundings around, UUID recipient) {
        var committed = new HashMap<UUID, Instant>();
        around.query(
                        """
                        SELECT id, (extract(epoch FROM created_at) * 1000000)::bigint FROM notification
                        WHERE recipient_id = '%s'"""
                                .formatted(recipient))
                .forEach(row -> committed.put(UUID.fromString(row.get(0)), ofMicros(Long.parseLong(row.get(1)))));
        return committed;
    }

    private static Instant ofMicros(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
    }
}
