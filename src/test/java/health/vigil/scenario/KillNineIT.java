package health.vigil.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** kill -9 of the service in the middle of 10,000 messages, twice: nothing is lost, nothing is doubled. */
class KillNineIT {
    private static final int DEVICES = 20;
    private static final int MESSAGES = DEVICES * Episodes.MESSAGES;
    private static final String EPISODE_ALARMS = "alarm WHERE rule_id LIKE 'gb5749-2022.free_chlorine.low%'";

    @Test
    void everyAcknowledgedMessageIsStoredOnceAndNoAlarmIsLostOrDoubled() throws Exception {
        try (var around = Surroundings.start();
                var receiver = new Receiver();
                var service = ServiceProcess.start(taking500MinutesForNews(around), around.folder());
                var fleet = Fleet.register(service, around.mqttHost(), around.mqttPort(), DEVICES)) {
            tell(service, receiver);
            var episodes = new Episodes();
            var published = episodes.publish(fleet, DEVICES);

            killAndStartAgainWhenStored(MESSAGES / 10, service, around);
            killAndStartAgainWhenStored(MESSAGES / 2, service, around);

            published.get(2, TimeUnit.MINUTES);
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(stored(around)).isEqualTo(MESSAGES));
            storedOnce(around);
            alarmsAreThoseOfTheEpisodes(around, episodes);
            theAccountingAddsUp(service, around);
            everybodyWasTold(receiver);
        }
    }

    /** The story of 500 minutes is told in seconds, so all but its end would be history. */
    private static Map<String, String> taking500MinutesForNews(Surroundings around) {
        var environment = new HashMap<>(around.environment());
        environment.put("VIGIL_JUDGEMENT_LIVE_FOR", "24h");
        return environment;
    }

    private static void tell(ServiceProcess service, Receiver receiver) {
        service.post(
                "/api/v1/recipients",
                "application/json",
                "{\"name\":\"卫生监督所\",\"url\":\"%s\"}".formatted(receiver.url()));
    }

    private static void killAndStartAgainWhenStored(int enough, ServiceProcess service, Surroundings around)
            throws InterruptedException {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> stored(around) >= enough);
        service.kill9();
        assertThat(stored(around)).as("killed in the middle").isLessThan(MESSAGES);
        service.startAgain();
    }

    private static long stored(Surroundings around) {
        return around.count("frame WHERE channel = 1");
    }

    private static void storedOnce(Surroundings around) {
        assertThat(around.count("reading")).isEqualTo((long) MESSAGES * Episodes.VALUES);
        assertThat(around.count("quarantine")).isZero();
    }

    private static void alarmsAreThoseOfTheEpisodes(Surroundings around, Episodes episodes) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> around.count(EPISODE_ALARMS) == (long) DEVICES * Episodes.ALARMS);
        var expected = new ArrayList<List<String>>();
        for (var device = 0; device < DEVICES; device++) {
            expected.add(alarm(episodes, device, 100, 105, 140));
            expected.add(alarm(episodes, device, 300, 305, 360));
            expected.add(alarm(episodes, device, 480, 485, null));
        }
        var seconds = "extract(epoch FROM %s)::bigint::text";
        assertThat(around.query("SELECT device_id, " + seconds.formatted("onset_at") + ", "
                        + seconds.formatted("raised_at") + ", " + seconds.formatted("cleared_at") + " FROM "
                        + EPISODE_ALARMS))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(around.count("alarm_history h JOIN alarm a ON a.id = h.alarm_id WHERE a.field IS NOT NULL"))
                .isEqualTo((long) DEVICES * (Episodes.ALARMS + Episodes.CLEARED));
    }

    private static List<String> alarm(Episodes episodes, int device, int onset, int raised, Integer cleared) {
        return List.of(
                Fleet.id(device),
                Long.toString(episodes.minute(onset).getEpochSecond()),
                Long.toString(episodes.minute(raised).getEpochSecond()),
                cleared == null
                        ? "null"
                        : Long.toString(episodes.minute(cleared).getEpochSecond()));
    }

    private static void theAccountingAddsUp(ServiceProcess service, Surroundings around) throws Exception {
        var totals =
                new ObjectMapper().readTree(service.get("/api/v1/accounting")).path("totals");
        assertThat(totals.path("balanced").asBoolean()).isTrue();
        assertThat(totals.path("stored").asLong()).isEqualTo(around.count("frame WHERE NOT quarantined"));
        assertThat(totals.path("quarantined").asLong()).isZero();
    }

    private static void everybodyWasTold(Receiver receiver) {
        var notifications = DEVICES * (Episodes.ALARMS + Episodes.CLEARED);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> episodeEvents(receiver.distinct()).size() >= notifications);
        assertThat(episodeEvents(receiver.distinct())).hasSize(notifications);
        var lastSequence = new HashMap<String, Integer>();
        episodeEvents(receiver.inOrderOfArrival()).forEach(event -> {
            var sequence = event.at("/data/sequence").asInt();
            var before = lastSequence.put(event.at("/data/alarm/id").asText(), sequence);
            assertThat(sequence)
                    .as("a clear never overtakes its raise")
                    .isGreaterThanOrEqualTo(before == null ? 0 : before);
        });
    }

    private static List<JsonNode> episodeEvents(List<JsonNode> events) {
        return events.stream()
                .filter(event -> event.at("/data/rule/id").asText().startsWith("gb5749-2022.free_chlorine.low"))
                .toList();
    }
}
