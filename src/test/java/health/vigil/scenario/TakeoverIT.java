package health.vigil.scenario;

import static health.vigil.scenario.Aftermath.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Two instances on one database and one broker. The leader is killed, or stands still, in the middle of 10,000 messages: the
 * other takes over, and what comes of it is what one uninterrupted instance makes.
 */
class TakeoverIT {
    private static final int DEVICES = 20;
    /** EX_TEMPFAIL: a former leader's end. */
    private static final int ABDICATED = 75;

    @Test
    void aStandbyTakesOverFromALeaderThatIsKilled() throws Exception {
        try (var around = Surroundings.start();
                var receiver = new Receiver();
                var leader = instance(around, "first");
                var standby = instance(around, "second");
                var fleet = Fleet.register(leader, around.mqttHost(), around.mqttPort(), DEVICES)) {
            assertThat(standing(leader)).isEqualTo("leader");
            assertThat(standing(standby)).isEqualTo("standby");
            Aftermath.tell(standby, receiver);
            var aftermath = new Aftermath(around, new Episodes(), DEVICES);
            var seen = standby.api().firstLine("/api/v1/alarms/stream", "event:");
            var published = aftermath.episodes().publish(fleet, DEVICES);

            awaitStored(aftermath.messages() / 2, around);
            assertThat(seen.get(10, TimeUnit.SECONDS))
                    .as("the standby's feed shows what the leader raised")
                    .contains("alarm");
            leader.kill9();
            var killed = System.nanoTime();
            var stored = stored(around);
            assertThat(stored).as("killed in the middle").isLessThan(aftermath.messages());
            await().atMost(Duration.ofSeconds(5))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> standing(standby).equals("leader"));
            say("the standby leads", killed);
            awaitStored(stored + 1, around);
            say("it stores messages", killed);

            published.get(2, TimeUnit.MINUTES);
            aftermath.everyMessageIsStoredOnce();
            aftermath.alarmsAreThoseOfTheEpisodes();
            aftermath.theAccountingAddsUp(standby);
            aftermath.everybodyWasTold(receiver);

            leader.startAgain();
            assertThat(standing(leader)).isEqualTo("standby");
            anAcknowledgementThroughAStandbyIsTold(leader, around, receiver);
        }
    }

    @Test
    void aLeaderThatStoodStillWritesNothingMore() throws Exception {
        try (var around = Surroundings.start();
                var receiver = new Receiver();
                var leader = instance(around, "first");
                var standby = instance(around, "second");
                var fleet = Fleet.register(leader, around.mqttHost(), around.mqttPort(), DEVICES)) {
            Aftermath.tell(leader, receiver);
            var aftermath = new Aftermath(around, new Episodes(), DEVICES);
            var published = aftermath.episodes().publish(fleet, DEVICES);

            awaitStored(aftermath.messages() / 2, around);
            leader.pause();
            var paused = System.nanoTime();
            var stored = stored(around);
            await().atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> standing(standby).equals("leader"));
            say("after the leader stood still, the standby leads", paused);
            awaitStored(stored + 1, around);
            say("it stores messages", paused);

            leader.resume();
            var resumed = System.nanoTime();
            assertThat(leader.exitStatus(Duration.ofSeconds(20))).isEqualTo(ABDICATED);
            say("the former leader has ended", resumed);
            assertThat(standing(standby)).isEqualTo("leader");

            published.get(2, TimeUnit.MINUTES);
            aftermath.everyMessageIsStoredOnce();
            aftermath.alarmsAreThoseOfTheEpisodes();
            aftermath.theAccountingAddsUp(standby);
            aftermath.everybodyWasTold(receiver);
        }
    }

    /** Each has a folder of its own, as on a machine of its own, and the key under which recipients were entered. */
    private static ServiceProcess instance(Surroundings around, String name) throws IOException {
        var environment = Aftermath.taking500MinutesForNews(around);
        environment.put("VIGIL_SECRETS_KEY", "a key that both of them have, long enough");
        environment.putAll(Map.of( // the embedded database allows 60 connections in all
                "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "10", "QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", "10"));
        return ServiceProcess.start(
                environment, Files.createDirectories(around.folder().resolve(name)));
    }

    private static String standing(ServiceProcess service) throws IOException {
        var checks = new ObjectMapper().readTree(service.api().health()).path("checks");
        for (var check : checks) {
            if (check.path("name").asText().equals("leadership")) {
                return check.at("/data/standing").asText();
            }
        }
        throw new IllegalStateException("no check tells who leads: " + checks);
    }

    private static void awaitStored(long enough, Surroundings around) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> stored(around) >= enough);
    }

    private static void anAcknowledgementThroughAStandbyIsTold(
            ServiceProcess standby, Surroundings around, Receiver receiver) {
        var alarm = around.query("SELECT id FROM alarm WHERE field IS NOT NULL AND cleared_at IS NULL LIMIT 1")
                .get(0)
                .get(0);
        standby.post("/api/v1/alarms/" + alarm + "/acknowledge", "application/json", "{}");
        var acknowledged = System.nanoTime();
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> receiver.distinct().stream()
                        .anyMatch(event -> event.path("type").asText().equals("health.vigil.alarm.acknowledged")
                                && event.at("/data/alarm/id").asText().equals(alarm)));
        say("what was acknowledged through the standby was told", acknowledged);
    }

    private static void say(String what, long since) {
        System.out.printf("%s after %.2f s%n", what, (System.nanoTime() - since) / 1e9);
    }
}
