package health.vigil.alarms;

import static health.vigil.alarms.Alarms.raised;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import health.vigil.EmbeddedPartsResource;
import health.vigil.alarms.HistoryEntry.Kind;
import health.vigil.rules.AlarmChange.Cleared;
import health.vigil.rules.AlarmChange.Doubt;
import health.vigil.rules.AlarmChange.Doubted;
import health.vigil.rules.AlarmChange.Raised;
import health.vigil.rules.AlarmChange.Resumed;
import health.vigil.rules.AlarmChange.Suppressed;
import health.vigil.rules.AlarmChange.Suppression;
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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(
        user = "admin",
        roles = {"admin", "officer", "viewer"})
class AlarmLifeApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Alarms batches;

    @Inject
    AlarmQueries alarms;

    private String device = "";

    @BeforeEach
    void registerDevice() throws SQLException {
        device = batches.device("drinking_water", "440203");
    }

    @Test
    void keepsTheOrderInWhichAnAlarmWasJudged() throws SQLException {
        var raise = raised(device, Priority.HIGH);
        var other = raised(device, Priority.LOW);
        var doubted = new Doubted(raise.alarm(), Alarms.RAISED.plusSeconds(60), Doubt.SILENCE);
        var resumed = new Resumed(raise.alarm(), Alarms.RAISED.plusSeconds(120));

        batches.commit(raise, doubted, other, resumed, Alarms.cleared(raise));
        batches.commit(raise, doubted, other, resumed, Alarms.cleared(raise));

        assertThat(alarms.history(raise.alarm()))
                .extracting(HistoryEntry::kind)
                .containsExactly(Kind.RAISED, Kind.DOUBTED, Kind.RESUMED, Kind.CLEARED);
        assertThat(alarms.history(raise.alarm()))
                .extracting(HistoryEntry::sequence)
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void anAlarmThatCanNotBeToldStaysOpenAndSaysSo() throws SQLException {
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise, new Doubted(raise.alarm(), Alarms.CLEARED, Doubt.BAD_QUALITY));

        get(raise.alarm())
                .body("state", equalTo("unacknowledged"))
                .body("unknown.why", equalTo("bad_quality"))
                .body("unknown.since", equalTo("2026-11-22T00:40:00Z"));
    }

    @Test
    void aSuppressedAlarmIsListedAsSuch() throws SQLException {
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise, new Suppressed(raise.alarm(), Alarms.CLEARED, Suppression.CLOSED));

        get(raise.alarm()).body("state", equalTo("suppressed_by_design")).body("suppressed.why", equalTo("closed"));
        given().queryParam("device", device)
                .queryParam("state", "suppressed_by_design")
                .get("/api/v1/alarms")
                .then()
                .body("items.id", contains(raise.alarm().toString()));

        batches.commit(new Resumed(raise.alarm(), Alarms.CLEARED.plusSeconds(60)));
        get(raise.alarm()).body("state", equalTo("unacknowledged")).body("suppressed", nullValue());
    }

    @Test
    void shelvingSaysWhoUntilWhenAndWhyAndCanBeEnded() throws SQLException {
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise);

        shelve(raise.alarm(), "PT8H")
                .statusCode(200)
                .body("state", equalTo("shelved"))
                .body("shelved.by", equalTo("admin"))
                .body("shelved.why", equalTo("sensor is being changed"))
                .body("shelved.until", notNullValue());
        shelve(raise.alarm(), "PT8H").statusCode(409).contentType("application/problem+json");
        post(raise.alarm(), "unshelve", "{}").statusCode(200).body("state", equalTo("unacknowledged"));
        post(raise.alarm(), "unshelve", "{}").statusCode(409).body("detail", equalTo("It is not shelved"));

        assertThat(alarms.history(raise.alarm()))
                .extracting(HistoryEntry::kind)
                .containsExactly(Kind.RAISED, Kind.SHELVED, Kind.UNSHELVED);
    }

    @Test
    void shelvingEndsByItself() throws SQLException {
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise);

        shelve(raise.alarm(), "PT0.5S").statusCode(200);

        await().atMost(PATIENCE)
                .until(() -> alarms.find(raise.alarm()).orElseThrow().shelved() == null);
        get(raise.alarm())
                .body("state", equalTo("unacknowledged"))
                .body("history[2].kind", equalTo("unshelved"))
                .body("history[2].actor", equalTo("vigil"))
                .body("history[2].reason", equalTo("expired"));
    }

    @Test
    void nothingIsShelvedForLongerThanAllowed() throws SQLException {
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise);

        shelve(raise.alarm(), "PT25H").statusCode(400).body("detail", containsString("PT24H"));
    }

    @Test
    void whatIsRaisedWhileItsRuleIsShelvedOnTheDeviceIsShelvedToo() throws SQLException {
        var first = raised(device, Priority.HIGH);
        var again = later(first, 3600);
        batches.commit(first);
        shelve(first.alarm(), "PT8H").statusCode(200);

        batches.commit(Alarms.cleared(first), again);

        get(again.alarm())
                .body("state", equalTo("shelved"))
                .body("announced", is(false))
                .body("history[0].reason", equalTo("shelved"));
        post(again.alarm(), "unshelve", "{}")
                .statusCode(200)
                .body("state", equalTo("unacknowledged"))
                .body("announced", is(true));
        get(first.alarm()).body("state", equalTo("returned_unacknowledged"));
    }

    @Test
    void aLatchedAlarmStaysUntilItIsReset() throws SQLException {
        var raise = raised(device, Priority.HIGH);
        var latched = Alarms.latched(raise);
        batches.commit(latched);
        post(latched.alarm(), "reset", "{}").statusCode(409).body("detail", containsString("still holds"));

        batches.commit(Alarms.cleared(latched));

        get(latched.alarm()).body("state", equalTo("latched_unacknowledged"));
        post(latched.alarm(), "acknowledge", "{}").body("state", equalTo("latched_acknowledged"));
        post(latched.alarm(), "reset", "{\"comment\":\"pump replaced\"}")
                .statusCode(200)
                .body("state", equalTo("normal"))
                .body("reset_by", equalTo("admin"));
        post(latched.alarm(), "reset", "{}").statusCode(409).body("detail", containsString("already"));
    }

    @Test
    void anAlarmIsAssignedToSomebodyWhoMayHandleIt() throws SQLException {
        batches.execute("INSERT INTO app_user (username, password_hash, role) VALUES ('duty-1', '-', 'officer'), "
                + "('guest-1', '-', 'viewer') ON CONFLICT DO NOTHING");
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise);

        post(raise.alarm(), "assign", "{\"assignee\":\"guest-1\"}").statusCode(400);
        post(raise.alarm(), "assign", "{\"assignee\":\"duty-1\"}")
                .statusCode(200)
                .body("assignee", equalTo("duty-1"));
        given().queryParam("device", device)
                .queryParam("assignee", "duty-1")
                .get("/api/v1/alarms")
                .then()
                .body("items", hasSize(1));
        post(raise.alarm(), "assign", "{\"assignee\":null}").body("assignee", nullValue());
    }

    @Test
    void outOfServiceCoversOpenAndNewAlarmsAndIsListed() throws SQLException {
        var open = raised(device, Priority.HIGH);
        batches.commit(open);

        var id = outOfService(Instant.now().plusSeconds(3600))
                .statusCode(201)
                .extract()
                .<String>path("id");
        var meanwhile = later(open, 3600);
        batches.commit(meanwhile);

        get(open.alarm()).body("state", equalTo("out_of_service")).body("out_of_service.permit", equalTo("P-2026-17"));
        get(meanwhile.alarm()).body("state", equalTo("out_of_service")).body("announced", is(false));
        given().get("/api/v1/out-of-service").then().body("items.device", hasItem(device));
        outOfService(Instant.now().plusSeconds(3600)).statusCode(409);

        given().delete("/api/v1/out-of-service/" + id).then().statusCode(204);

        get(open.alarm()).body("state", equalTo("unacknowledged"));
        get(meanwhile.alarm()).body("state", equalTo("unacknowledged")).body("announced", is(true));
        given().delete("/api/v1/out-of-service/" + id).then().statusCode(409);
        given().queryParam("ended", true).get("/api/v1/out-of-service").then().body("items.id", hasItem(id));
    }

    @Test
    void outOfServiceEndsByItself() throws SQLException {
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise);
        outOfService(Instant.now().plusMillis(500)).statusCode(201);

        await().atMost(PATIENCE)
                .until(() -> alarms.find(raise.alarm()).orElseThrow().outOfService() == null);
        get(raise.alarm()).body("history.kind", contains("raised", "out_of_service", "returned_to_service"));
    }

    @Test
    @TestSecurity(
            user = "officer",
            roles = {"officer", "viewer"})
    void onlyAnAdministratorTakesADeviceOutOfService() {
        outOfService(Instant.now().plusSeconds(3600)).statusCode(403);
        given().get("/api/v1/out-of-service").then().statusCode(200);
    }

    @Test
    void aChatteringRuleCallsNoMoreButIsListed() throws SQLException {
        var first = raised(device, Priority.HIGH);
        var second = later(first, 120);
        var third = later(first, 240);
        var fourth = later(first, 360);
        batches.commit(first, cleared(first, 60), second, cleared(second, 180), third, cleared(third, 300), fourth);

        get(second.alarm()).body("chattering", is(false)).body("announced", is(true));
        get(third.alarm()).body("chattering", is(true)).body("announced", is(true));
        get(fourth.alarm()).body("chattering", is(true)).body("history[0].reason", equalTo("chattering"));
        given().queryParam("device", device).get("/api/v1/alarms").then().body("items", hasSize(4));

        // It is still on though nothing was raised for the window, so people are told after all.
        await().atMost(PATIENCE)
                .until(() -> alarms.find(fourth.alarm()).orElseThrow().announced());
        get(fourth.alarm()).body("history[1].kind", equalTo("chattering_ended"));
    }

    @Test
    void whatIsOverBeforeAnybodyCanRespondIsFleeting() throws SQLException {
        var fleeting = raised(device, Priority.LOW);
        var lasting = later(fleeting, 7200);
        batches.commit(fleeting, cleared(fleeting, 30), lasting, cleared(lasting, 7200 + 90));

        get(fleeting.alarm()).body("fleeting", is(true));
        get(lasting.alarm()).body("fleeting", is(false));
    }

    @Test
    void tellsOfAFloodWhereItIs() throws SQLException {
        var flooded = batches.device("radiation", "431102");
        for (var i = 0; i < 11; i++) {
            batches.commit(later(raised(flooded, Priority.LOW), i * 3600));
        }

        given().queryParam("jurisdiction", "431102")
                .get("/api/v1/alarms/flood")
                .then()
                .statusCode(200)
                .body("items.jurisdiction.code", contains("431102"))
                .body("items[0].in_window", equalTo(11));
        given().queryParam("jurisdiction", "650000")
                .get("/api/v1/alarms/flood")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void measuresTheAlarmSystem() throws SQLException {
        batches.commit(raised(device, Priority.HIGH));

        given().queryParam("jurisdiction", "440203")
                .get("/api/v1/alarm-kpi")
                .then()
                .statusCode(200)
                .body("enough", is(true))
                .body("indicators.id", hasItem("per_10_min_average"))
                .body("indicators.find { it.id == 'per_day_average' }.target.value", equalTo(150f))
                .body("indicators.find { it.id == 'unauthorised' }.met", is(true))
                .body("bad_actors.subject.rule", everyItem(notNullValue()));
        given().queryParam("from", "2026-11-22T08:00:00+08:00")
                .queryParam("to", "2026-11-22T07:00:00+08:00")
                .get("/api/v1/alarm-kpi")
                .then()
                .statusCode(400);
    }

    private static Raised later(Raised raise, int seconds) {
        return Alarms.later(raise, Duration.ofSeconds(seconds));
    }

    private static Cleared cleared(Raised raise, int afterFirstRaise) {
        return Alarms.cleared(raise, Alarms.RAISED.plusSeconds(afterFirstRaise));
    }

    private static ValidatableResponse get(UUID alarm) {
        return given().get("/api/v1/alarms/" + alarm).then().statusCode(200);
    }

    private static ValidatableResponse shelve(UUID alarm, String duration) {
        return post(
                alarm, "shelve", "{\"duration\":\"%s\",\"reason\":\"sensor is being changed\"}".formatted(duration));
    }

    private ValidatableResponse outOfService(Instant until) {
        return given().contentType(ContentType.JSON)
                .body("{\"device\":\"%s\",\"permit\":\"P-2026-17\",\"reason\":\"rebuilt\",\"until\":\"%s\"}"
                        .formatted(device, until))
                .post("/api/v1/out-of-service")
                .then();
    }

    private static ValidatableResponse post(UUID alarm, String action, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/alarms/" + alarm + "/" + action)
                .then();
    }
}
