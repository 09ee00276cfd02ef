package health.vigil.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The database is stopped under load and started again: the service waits, bounded, and goes on by itself. */
class DatabaseAwayIT {
    private static final int DEVICES = 20;
    private static final int MESSAGES_PER_SECOND = 1_000;
    /** Longer than any buffer of the service could hide at this rate. */
    private static final Duration OUTAGE = Duration.parse(System.getProperty("vigil.test.outage", "PT30S"));

    private static final long MEBIBYTE = 1 << 20;

    @Test
    void nothingAcknowledgedIsLostAndNoRestartIsNeeded() throws Exception {
        try (var around = Surroundings.start();
                var service = ServiceProcess.start(around.environment(), around.folder());
                var fleet = Fleet.register(service, around.mqttHost(), around.mqttPort(), DEVICES)) {
            var load = new Load(fleet);
            var running = CompletableFuture.runAsync(load);
            await().until(() -> around.count("frame WHERE channel = 1") > 2 * MESSAGES_PER_SECOND);
            var before = service.residentBytes();

            around.stopDatabase();
            await("readiness names the database").atMost(Duration.ofSeconds(30)).until(() -> !ready(service));
            var most = mostResidentWhile(service, OUTAGE);
            around.startDatabase();

            await("it is ready again by itself").atMost(Duration.ofSeconds(60)).until(() -> ready(service));
            load.stop();
            running.join();
            await("all acknowledged messages are stored")
                    .atMost(Duration.ofSeconds(120))
                    .until(() -> around.count("frame WHERE channel = 1") == load.acknowledged());

            assertThat(service.alive()).isTrue();
            assertThat(around.count("reading")).isEqualTo(load.acknowledged());
            assertThat(most - before).as("growth of the process in bytes").isLessThan(256 * MEBIBYTE);
            var totals = new ObjectMapper()
                    .readTree(service.get("/api/v1/accounting"))
                    .path("totals");
            assertThat(totals.path("balanced").asBoolean()).isTrue();
            assertThat(around.count("alarm WHERE field IS NULL"))
                    .as("our own absence is not the devices' silence")
                    .isZero();
        }
    }

    private static boolean ready(ServiceProcess service) {
        try {
            return service.get("/q/health/ready").contains("\"status\": \"UP\"");
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static long mostResidentWhile(ServiceProcess service, Duration outage) {
        var until = Instant.now().plus(outage);
        var most = new long[1];
        await("the outage is over")
                .atMost(outage.plusSeconds(10))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    most[0] = Math.max(most[0], service.residentBytes());
                    return Instant.now().isAfter(until);
                });
        return most[0];
    }

    /** One reading a message, at a constant rate, each with a time of its own. */
    private static final class Load implements Runnable {
        private final Fleet fleet;
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicInteger acknowledged = new AtomicInteger();

        Load(Fleet fleet) {
            this.fleet = fleet;
        }

        @Override
        public void run() {
            var start = System.nanoTime();
            var first = Instant.now().minus(Duration.ofHours(1));
            while (!stopped.get()) {
                var due = (System.nanoTime() - start) / 1_000_000 * MESSAGES_PER_SECOND / 1_000;
                while (sent.get() < due) {
                    var number = sent.getAndIncrement();
                    fleet.publish(
                                    Fleet.id(number % DEVICES),
                                    "{\"at\":\"%s\",\"values\":{\"ph\":7.2}}".formatted(first.plusMillis(number)))
                            .thenRun(acknowledged::incrementAndGet);
                }
                LockSupport.parkNanos(1_000_000);
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.get() == sent.get());
        }

        void stop() {
            stopped.set(true);
        }

        int acknowledged() {
            return acknowledged.get();
        }
    }
}
