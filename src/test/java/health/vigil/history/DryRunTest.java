package health.vigil.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import health.vigil.EmbeddedPartsResource;
import health.vigil.history.Analyser.Value;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rule in force is that of GB 5749-2022 for turbidity: above 1 NTU, on-delay 5, off-delay 10 minutes. The series has
 * 0.9 NTU in minutes 60 to 79, 1.5 in 120 to 139, and 3 in 180 to 199; 0.3 otherwise.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestProfile(ByHand.class)
@TestSecurity(user = "admin", roles = "admin")
class DryRunTest {
    private static final String RULE = "gb5749-2022.turbidity.high";
    private static final int MINUTES = 300;

    @Inject
    DataSource database;

    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(8));
    private final List<String> started = new ArrayList<>();
    private Analyser analyser;

    @BeforeEach
    void measure() {
        analyser = new Analyser(database);
        analyser.send(IntStream.range(0, MINUTES)
                .mapToObj(minute -> new Value(minute(minute), turbidity(minute)))
                .toList());
        analyser.awaitStored(MINUTES);
    }

    @AfterEach
    void disconnect() {
        started.forEach(id -> given().delete("/api/v1/dry-runs/" + id));
        analyser.close();
    }

    private static double turbidity(int minute) {
        return minute >= 60 && minute < 80
                ? 0.9
                : minute >= 120 && minute < 140 ? 1.5 : minute >= 180 && minute < 200 ? 3 : 0.3;
    }

    @Test
    void aStricterLimitAddsWhatItWouldHaveRaised() {
        var run = finished("{\"above\": 0.8}");

        totals(run, Map.of("in_force", 2, "draft", 3, "added", 1, "lost", 0, "changed", 0, "unchanged", 2));
        assertThat(run.getString("result.devices.items[0].device")).isEqualTo(analyser.id());
        assertThat(run.getList("result.devices.items[0].added.onset_at"))
                .containsExactly(minute(60).toString());
        assertThat(run.getList("result.devices.items[0].added.raised_at"))
                .containsExactly(minute(65).toString());
        assertThat(run.getList("result.devices.items[0].added.ended_at"))
                .containsExactly(minute(90).toString());
        assertThat(run.getInt("result.readings")).isEqualTo(MINUTES);
        assertThat(run.getInt("result.readings_per_second")).isPositive();
        assertThat(run.getInt("progress.devices_done")).isEqualTo(1);
    }

    @Test
    void aLooserLimitLosesWhatItWouldNotHaveRaised() {
        var run = finished("{\"above\": 2}");

        totals(run, Map.of("in_force", 2, "draft", 1, "added", 0, "lost", 1, "changed", 0, "unchanged", 1));
        assertThat(run.getList("result.devices.items[0].lost.onset_at"))
                .containsExactly(minute(120).toString());
    }

    @Test
    void anotherDelayChangesWhenAlarmsCome() {
        var run = finished("{\"on_delay\": \"PT15M\"}");

        totals(run, Map.of("in_force", 2, "draft", 2, "added", 0, "lost", 0, "changed", 2, "unchanged", 0));
        assertThat(run.getString("result.devices.items[0].changed[0].in_force.raised_at"))
                .isEqualTo(minute(125).toString());
        assertThat(run.getString("result.devices.items[0].changed[0].draft.raised_at"))
                .isEqualTo(minute(135).toString());
    }

    @Test
    void aDraftThatChangesNothingDiffersNowhere() {
        var run = finished("{\"above\": 1}");

        totals(run, Map.of("in_force", 2, "draft", 2, "added", 0, "lost", 0, "changed", 0, "unchanged", 2));
        assertThat(run.getList("result.devices.items")).isEmpty();
        assertThat(run.getInt("result.differing")).isZero();
    }

    @Test
    void aDryRunLeavesNoTrace() throws SQLException {
        finished("{\"above\": 0.8}");

        assertThat(analyser.count("alarm WHERE device_id = '" + analyser.id() + "'"))
                .isZero();
        assertThat(analyser.count("excursion WHERE device_id = '" + analyser.id() + "'"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"unit": "g/L"}         | unit     | turbidity is measured in NTU
                    {"on_delay": "PT-5M"}   | on_delay | must not be negative
                    {"on_delay": "PT800H"}  | on_delay | would never end
                    {"abvoe": 0.8}          | abvoe    | is not a key that limit packs have
                    {"below": 0.1}          | above, below | exactly one is needed
                    {"above": "much"}       | above    | much
                    {}                      | body     | at least one key
                    """)
    void aDraftThatMustNotBeUsedIsRefusedWithKeyAndReason(String draft, String key, String reason) {
        start(draft)
                .statusCode(422)
                .body("errors[0].path", containsString(key))
                .body("errors[0].reason", containsString(reason));
    }

    @Test
    void whatCannotBeTriedIsRefusedWithTheReason() {
        given().contentType("application/json")
                .body("{\"above\": 2}")
                .queryParams(
                        Map.of("from", begin.toString(), "to", minute(MINUTES).toString()))
                .post("/api/v1/rules/gb5749-2022.gold/dry-run")
                .then()
                .statusCode(404)
                .body("detail", containsString("gb5749-2022.gold"));
        given().contentType("application/json")
                .body("{\"above\": 2}")
                .post("/api/v1/rules/" + RULE + "/dry-run")
                .then()
                .statusCode(400)
                .body("detail", containsString("from, to"));
        given().contentType("application/json")
                .body("{\"on_delay\": \"PT1M\"}")
                .queryParams(
                        Map.of("from", begin.toString(), "to", minute(MINUTES).toString(), "device", analyser.id()))
                .post("/api/v1/rules/gb37488-2019.ph.low/dry-run")
                .then()
                .statusCode(422)
                .body("errors[0].reason", containsString("binds none of them"));
    }

    @Test
    void aUserHasOneRunAtATimeWhichCanBeCancelled() throws SQLException {
        try (var holding = database.getConnection();
                var statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("LOCK TABLE reading IN ACCESS EXCLUSIVE MODE"); // no run can finish meanwhile
            var id = start("{\"above\": 0.8}")
                    .statusCode(202)
                    .extract()
                    .jsonPath()
                    .getString("id");
            given().get("/api/v1/dry-runs/" + id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("running"))
                    .body("result", nullValue());

            start("{\"above\": 0.7}").statusCode(409).body("detail", containsString(id));

            given().delete("/api/v1/dry-runs/" + id).then().statusCode(204);
            given().get("/api/v1/dry-runs/" + id).then().statusCode(404);
            given().delete("/api/v1/dry-runs/" + id).then().statusCode(404);
            start("{\"above\": 0.7}").statusCode(202);
            holding.rollback();
        }
    }

    private ValidatableResponse start(String draft) {
        var answer = given().contentType("application/json")
                .body(draft)
                .queryParams(
                        Map.of("from", begin.toString(), "to", minute(MINUTES).toString(), "device", analyser.id()))
                .post("/api/v1/rules/" + RULE + "/dry-run")
                .then();
        if (answer.extract().statusCode() == 202) {
            started.add(answer.extract().jsonPath().getString("id"));
        }
        return answer;
    }

    private JsonPath finished(String draft) {
        var started = start(draft).statusCode(202).body("progress.devices_total", equalTo(1));
        var address = started.extract().header("Location");
        assertThat(address)
                .endsWith("/api/v1/dry-runs/" + started.extract().jsonPath().getString("id"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> given().get(address).jsonPath().getString("state").equals("finished"));
        return given().get(address).jsonPath();
    }

    private static void totals(JsonPath run, Map<String, Integer> expected) {
        assertThat(run.<String, Integer>getMap("result.totals")).isEqualTo(expected);
    }

    private Instant minute(int minute) {
        return begin.plus(Duration.ofMinutes(minute));
    }
}
