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

/** What must be there when a fleet has told its episodes, whatever befell the service meanwhile. */
record Aftermath(Surroundings around, Episodes episodes, int devices) {
    private static final String EPISODE_ALARMS = "alarm WHERE rule_id LIKE 'gb5749-2022.free_chlorine.low%'";

    /** The story of 500 minutes is told in seconds, so all but its end would be history. */
    static Map<String, String> taking500MinutesForNews(Surroundings around) {
        var environment = new HashMap<>(around.environment());
        environment.put("VIGIL_JUDGEMENT_LIVE_FOR", "24h");
        return environment;
    }

    static void tell(ServiceProcess service, Receiver receiver) {
        service.post(
                "/api/v1/recipients",
                "application/json",
                "{\"name\":\"卫生监督所\",\"url\":\"%s\"}".formatted(receiver.url()));
    }

    /** How many messages of devices are stored by now. */
    static long stored(Surroundings around) {
        return around.count("frame WHERE channel = 1");
    }

    int messages() {
        return devices * Episodes.MESSAGES;
    }

    void everyMessageIsStoredOnce() {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(stored(around)).isEqualTo(messages()));
        assertThat(around.count("reading")).isEqualTo((long) messages() * Episodes.VALUES);
        assertThat(around.count("quarantine")).isZero();
    }

    void alarmsAreThoseOfTheEpisodes() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> around.count(EPISODE_ALARMS) == (long) devices * Episodes.ALARMS);
        var expected = new ArrayList<List<String>>();
        for (var device = 0; device < devices; device++) {
            expected.add(alarm(device, 100, 105, 140));
            expected.add(alarm(device, 300, 305, 360));
            expected.add(alarm(device, 480, 485, null));
        }
        var seconds = "extract(epoch FROM %s)::bigint::text";
        assertThat(around.query("SELECT device_id, " + seconds.formatted("onset_at") + ", "
                        + seconds.formatted("raised_at") + ", " + seconds.formatted("cleared_at") + " FROM "
                        + EPISODE_ALARMS))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(around.count("alarm_history h JOIN alarm a ON a.id = h.alarm_id WHERE a.field IS NOT NULL"))
                .isEqualTo((long) devices * (Episodes.ALARMS + Episodes.CLEARED));
    }

    private List<String> alarm(int device, int onset, int raised, Integer cleared) {
        return List.of(
                Fleet.id(device),
                Long.toString(episodes.minute(onset).getEpochSecond()),
                Long.toString(episodes.minute(raised).getEpochSecond()),
                cleared == null
                        ? "null"
                        : Long.toString(episodes.minute(cleared).getEpochSecond()));
    }

    void theAccountingAddsUp(ServiceProcess service) throws Exception {
        var totals =
                new ObjectMapper().readTree(service.get("/api/v1/accounting")).path("totals");
        assertThat(totals.path("balanced").asBoolean()).isTrue();
        assertThat(totals.path("stored").asLong()).isEqualTo(around.count("frame WHERE NOT quarantined"));
        assertThat(totals.path("quarantined").asLong()).isZero();
    }

    /** Of each raise and clear once, by webhook-id; what was under way in a crash comes again when its lease has ended. */
    void everybodyWasTold(Receiver receiver) {
        var notifications = devices * (Episodes.ALARMS + Episodes.CLEARED);
        await().atMost(Duration.ofSeconds(90))
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
