package health.vigil.notify;

import static health.vigil.alarms.Alarms.raised;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import health.vigil.EmbeddedPartsResource;
import health.vigil.alarms.Alarms;
import health.vigil.rules.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(
        user = "officer-1",
        roles = {"officer", "viewer"})
class SilencesApiTest {
    private static final String SILENCES = "/api/v1/silences/";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Alarms batches;

    private String device = "";

    @BeforeEach
    void registerDevice() throws SQLException {
        device = batches.device("drinking_water", "440203");
    }

    @Test
    void whatIsRaisedMeanwhileTellsNobodyAndSaysByWhomWhyAndUntilWhen() throws SQLException {
        var id = silence(matching("devices", device), "");
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise);

        alarm(raise.alarm())
                .body("state", equalTo("unacknowledged"))
                .body("announced", is(false))
                .body("silenced.by", equalTo("officer-1"))
                .body("silenced.why", equalTo("pipes are flushed"))
                .body("silenced.silence", equalTo(id))
                .body("history.kind", contains("raised", "silenced"))
                .body("history[0].reason", equalTo("silenced"))
                .body("history[1].actor", equalTo("officer-1"))
                .body("history[1].reason", equalTo("pipes are flushed"))
                .body("history[1].until", notNullValue())
                .body("history[1].permit", equalTo(id));
    }

    @Test
    void whatStillHoldsWhenAnOfficerEndsItIsToldThen() throws SQLException {
        var id = silence(matching("devices", device), "");
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise);

        end(id).statusCode(200).body("ended_by", equalTo("officer-1")).body("ended_at", notNullValue());

        await().atMost(PATIENCE).until(() -> isAnnounced(raise.alarm()));
        alarm(raise.alarm())
                .body("silenced", nullValue())
                .body("history[2].kind", equalTo("silence_ended"))
                .body("history[2].actor", equalTo("officer-1"));
        end(id).statusCode(409).body("detail", containsString("officer-1 ended it"));
    }

    @Test
    void itEndsByItselfAndWhatIsOverByThenIsNeverTold() throws SQLException {
        silence(matching("devices", device), "", Instant.now().plusSeconds(2));
        var standing = raised(device, Priority.HIGH);
        var over = Alarms.later(standing, Duration.ofHours(1));
        batches.commit(standing, over, Alarms.cleared(over, over.at().plusSeconds(300)));

        await().atMost(PATIENCE).until(() -> isAnnounced(standing.alarm()));
        alarm(standing.alarm())
                .body("history[2].actor", equalTo("vigil"))
                .body("history[2].reason", equalTo("expired"));
        alarm(over.alarm())
                .body("announced", is(false))
                .body("history.kind", contains("raised", "silenced", "cleared"));
    }

    @Test
    void theAlarmsOfOneSilenceStayUnderAnotherThatGoesOn() throws SQLException {
        var rest = silence(matching("devices", device), "", Instant.now().plusSeconds(1800));
        var longest = silence(matching("sites", device), "");
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise);
        alarm(raise.alarm()).body("silenced.silence", equalTo(longest));

        end(longest).statusCode(200);

        await().atMost(PATIENCE).until(() -> alarm(raise.alarm())
                .extract()
                .<String>path("silenced.silence")
                .equals(rest));
        alarm(raise.alarm())
                .body("announced", is(false))
                .body("history.kind", contains("raised", "silenced", "silenced"));
    }

    @Test
    void itHoldsBackOnlyWhatMatchesAllThatItNames() throws SQLException {
        silence(matching("devices", device) + ",\"families\":[\"radiation\"]", "");
        silence(matching("devices", device) + ",\"rules\":[\"gb18466-\"]", "");
        silence(matching("devices", device) + ",\"jurisdictions\":[\"440204\"]", "");
        silence(matching("devices", device), ",\"up_to\":\"medium\"");
        silence(matching("devices", device), ",\"starts_at\":\"" + Instant.now().plusSeconds(600) + "\"");
        var high = raised(device, Priority.HIGH);
        batches.commit(high);
        alarm(high.alarm()).body("announced", is(true));

        silence(
                matching("devices", device)
                        + ",\"families\":[\"drinking_water\"],\"rules\":[\"gb5749-\"],\"jurisdictions\":[\"440200\"]",
                "");
        var next = Alarms.later(high, Duration.ofHours(1));
        batches.commit(next);
        alarm(next.alarm()).body("announced", is(false));
    }

    @Test
    void urgentAlarmsCallInSpiteOfAnOfficersSilence() throws SQLException {
        silence(matching("devices", device), "");
        var raise = raised(device, Priority.URGENT);
        batches.commit(raise);

        alarm(raise.alarm()).body("announced", is(true));
        post(body(
                        matching("devices", device),
                        ",\"up_to\":\"urgent\"",
                        Instant.now().plusSeconds(3600)))
                .statusCode(403)
                .contentType("application/problem+json")
                .body("detail", containsString("administrator"));
    }

    @Test
    @TestSecurity(
            user = "admin",
            roles = {"admin", "officer", "viewer"})
    void anAdministratorSilencesUrgentAlarmsToo() throws SQLException {
        silence(matching("devices", device), ",\"up_to\":\"urgent\"");
        var raise = raised(device, Priority.URGENT);
        batches.commit(raise);

        alarm(raise.alarm()).body("announced", is(false));
    }

    @Test
    void isListedWhileItHoldsAndKeptAfterwards() {
        var id = silence(matching("devices", device), ",\"kind\":\"maintenance\"");

        given().get(SILENCES + id)
                .then()
                .body("kind", equalTo("maintenance"))
                .body("up_to", equalTo("high"))
                .body("by", equalTo("officer-1"))
                .body("devices", contains(device))
                .body("families", equalTo(List.of()));
        given().queryParam("limit", 1000).get(SILENCES).then().body("items.id", hasItem(id));
        end(id).statusCode(200);
        given().queryParam("limit", 1000).get(SILENCES).then().body("items.id", not(hasItem(id)));
        given().queryParam("ended", true).get(SILENCES).then().body("items.id", hasItem(id));
        given().get(SILENCES + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void saysAllThatIsWrongWithIt() {
        post("{\"kind\":\"holiday\",\"families\":[\"ionising\"],\"up_to\":\"grave\",\"reason\":\" \"}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.path", hasItems("kind", "families", "up_to", "reason", "rules", "ends_at"));
        post(body(matching("rules", " "), "", Instant.now().plusSeconds(60))).statusCode(422);
        post(body(matching("devices", device), "", Instant.now().minusSeconds(60)))
                .statusCode(422)
                .body("errors.path", contains("ends_at"));
        post(body(matching("devices", device), "", Instant.now().plus(Duration.ofDays(31))))
                .statusCode(422)
                .body("errors[0].reason", containsString("at most"));
    }

    @Test
    @TestSecurity(
            user = "viewer",
            roles = {"viewer"})
    void aViewerSeesButDoesNotSilence() {
        post(body(matching("devices", device), "", Instant.now().plusSeconds(60)))
                .statusCode(403);
        given().get(SILENCES).then().statusCode(200);
    }

    private static String matching(String key, String value) {
        return "\"%s\":[\"%s\"]".formatted(key, value);
    }

    private static String silence(String matchers, String more) {
        return silence(matchers, more, Instant.now().plusSeconds(3600));
    }

    private static String silence(String matchers, String more, Instant end) {
        return post(body(matchers, more, end)).statusCode(201).extract().path("id");
    }

    private static String body(String matchers, String more, Instant end) {
        return "{%s,\"reason\":\"pipes are flushed\",\"ends_at\":\"%s\"%s}".formatted(matchers, end, more);
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON).body(body).post(SILENCES).then();
    }

    private static ValidatableResponse end(String id) {
        return given().post(SILENCES + id + "/end").then();
    }

    private static ValidatableResponse alarm(UUID alarm) {
        return given().get("/api/v1/alarms/" + alarm).then().statusCode(200);
    }

    private static boolean isAnnounced(UUID alarm) {
        return alarm(alarm).extract().path("announced");
    }
}
