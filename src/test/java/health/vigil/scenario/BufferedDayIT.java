package health.vigil.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A prefecture's line is back after a day: 5,000 analysers deliver 24 hours of buffered readings at once. Nobody is
 * called for what is over, everything is stored, and every limit that was broken meanwhile is found.
 *
 * <p>Every tenth analyser had turbidity at 2 NTU for two hours; the limit is 1 NTU with an on-delay of 5 and an off-delay
 * of 10 minutes, so with a reading each half hour it is raised with the second and over with the second after.
 */
class BufferedDayIT {
    private static final int DEVICES = 5_000;
    private static final int MOMENTS = 48;
    private static final int FIELDS = 2;
    private static final int EVERY = 10;
    private static final int HIGH = 4;
    private static final Duration INTERVAL = Duration.ofMinutes(30);
    private static final String EXCURSIONS = "excursion WHERE rule_id = 'gb5749-2022.turbidity.high'";

    /** All of it is older than the three intervals within which a reading still is news. */
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(26));

    @Test
    void aBufferedDayRaisesNoAlarmAndLosesNothing() throws Exception {
        try (var around = Surroundings.start();
                var service = ServiceProcess.start(around.environment(), around.folder());
                var fleet = Fleet.register(service.api(), around.mqttHost(), around.mqttPort(), DEVICES, INTERVAL)) {
            var delivered = System.nanoTime();
            CompletableFuture.allOf(IntStream.range(0, DEVICES)
                            .mapToObj(device -> fleet.publish(Fleet.id(device), buffer(device)))
                            .toArray(CompletableFuture[]::new))
                    .join();
            await().atMost(Duration.ofMinutes(1)).until(() -> around.count("frame WHERE channel = 1") == DEVICES);
            say("stored %,d readings".formatted(DEVICES * MOMENTS * FIELDS), delivered);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> around.count("backlog") == 0 && around.count(EXCURSIONS) == DEVICES / EVERY);
            say("judged them again", delivered);

            assertThat(around.count("alarm WHERE field IS NOT NULL")).isZero();
            assertThat(around.count("reading")).isEqualTo((long) DEVICES * MOMENTS * FIELDS);
            assertThat(around.count("quarantine")).isZero();
            theExcursionsAreThoseOfTheSeries(around);
            theAccountingAddsUp(service, around);
            aDryRunOfALooserLimitLosesThemAll(service);
        }
    }

    private String buffer(int device) {
        return IntStream.range(0, MOMENTS)
                .mapToObj(moment -> "{\"at\":%d,\"values\":{\"free_chlorine\":%.2f,\"turbidity\":%.2f}}"
                        .formatted(
                                at(moment).toEpochMilli(),
                                0.5 + 0.01 * (moment % 5),
                                isHigh(device, moment) ? 2.0 : 0.2 + 0.01 * (moment % 7)))
                .collect(Collectors.joining(",", "{\"readings\":[", "]}"));
    }

    private static boolean isHigh(int device, int moment) {
        return device % EVERY == 0 && moment >= onset(device) && moment < onset(device) + HIGH;
    }

    /** Spread over the day, and over before its end. */
    private static int onset(int device) {
        return device / EVERY % (MOMENTS - HIGH - 2);
    }

    private Instant at(int moment) {
        return start.plus(INTERVAL.multipliedBy(moment));
    }

    private void theExcursionsAreThoseOfTheSeries(Surroundings around) {
        var expected = new ArrayList<List<String>>();
        for (var device = 0; device < DEVICES; device += EVERY) {
            var onset = onset(device);
            expected.add(List.of(
                    Fleet.id(device),
                    seconds(onset),
                    seconds(onset + 1),
                    seconds(onset + HIGH + 1),
                    Integer.toString(HIGH),
                    "2.0"));
        }
        var seconds = "extract(epoch FROM %s)::bigint::text";
        assertThat(around.query("SELECT device_id, " + seconds.formatted("onset_at") + ", "
                        + seconds.formatted("raised_at") + ", " + seconds.formatted("ended_at")
                        + ", value_count, extreme FROM " + EXCURSIONS))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private String seconds(int moment) {
        return Long.toString(at(moment).getEpochSecond());
    }

    private static void theAccountingAddsUp(ServiceProcess service, Surroundings around) throws Exception {
        var totals =
                new ObjectMapper().readTree(service.get("/api/v1/accounting")).path("totals");
        assertThat(totals.path("balanced").asBoolean()).isTrue();
        assertThat(totals.path("stored").asLong()).isEqualTo(around.count("frame WHERE NOT quarantined"));
        assertThat(totals.path("quarantined").asLong()).isZero();
    }

    private void aDryRunOfALooserLimitLosesThemAll(ServiceProcess service) throws Exception {
        var json = new ObjectMapper();
        var run = json.readTree(service.post(
                "/api/v1/rules/gb5749-2022.turbidity.high/dry-run?jurisdiction=440203&from=%s&to=%s"
                        .formatted(start, at(MOMENTS)),
                "application/json",
                "{\"above\": 5}"));
        var address = "/api/v1/dry-runs/" + run.path("id").asText();
        await().atMost(Duration.ofMinutes(1)).until(() -> json.readTree(service.get(address))
                .path("state")
                .asText()
                .equals("finished"));
        var result = json.readTree(service.get(address)).path("result");
        System.out.printf(
                "dry run: %s readings/s, %s%n",
                result.path("readings_per_second").asText(),
                result.path("elapsed").asText());
        assertThat(result.path("readings").asLong()).isEqualTo((long) DEVICES * MOMENTS);
        assertThat(result.path("totals").path("lost").asInt()).isEqualTo(DEVICES / EVERY);
        assertThat(result.path("totals").path("added").asInt()).isZero();
        assertThat(result.path("differing").asInt()).isEqualTo(DEVICES / EVERY);
    }

    private static void say(String what, long since) {
        System.out.printf("%s %.1f s after delivery began%n", what, (System.nanoTime() - since) / 1e9);
    }
}
