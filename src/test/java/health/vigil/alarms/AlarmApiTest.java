package health.vigil.alarms;

import static health.vigil.alarms.Alarms.cleared;
import static health.vigil.alarms.Alarms.raised;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import health.vigil.EmbeddedPartsResource;
import health.vigil.rules.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "officer", roles = "officer")
class AlarmApiTest {
    private static final String ALARMS = "/api/v1/alarms";

    @Inject
    Alarms batches;

    private String device = "";

    @BeforeEach
    void registerDevice() throws SQLException {
        device = batches.device("drinking_water", "440203");
    }

    private ValidatableResponse list(Map<String, ?> parameters) {
        return given().queryParam("device", device)
                .queryParams(parameters)
                .when()
                .get(ALARMS)
                .then()
                .statusCode(200);
    }

    @Test
    void listsByStateAsIsa182NamesThem() throws SQLException {
        var standing = raised(device, Priority.HIGH);
        var returned = raised(device, Priority.HIGH);
        var settled = raised(device, Priority.HIGH);
        batches.commit(standing, returned, settled, cleared(returned), cleared(settled));
        acknowledge(settled.alarm());

        list(Map.of("state", "unacknowledged"))
                .body("items.id", contains(standing.alarm().toString()));
        list(Map.of("state", "active"))
                .body("items.id", contains(standing.alarm().toString()));
        list(Map.of("state", "normal"))
                .body("items.id", contains(settled.alarm().toString()));
        list(Map.of("state", "open")).body("items", hasSize(2));
        given().queryParam("device", device)
                .queryParam("state", "normal", "returned_unacknowledged")
                .get(ALARMS)
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void listsByPriorityFamilyDivisionAndTime() throws SQLException {
        batches.commit(raised(device, Priority.URGENT), raised(device, Priority.LOW));

        list(Map.of("priority", "urgent")).body("items.priority", contains("urgent"));
        list(Map.of("family", "drinking_water")).body("items", hasSize(2));
        list(Map.of("family", "radiation")).body("items", hasSize(0));
        list(Map.of("jurisdiction", "440200")).body("items", hasSize(2));
        list(Map.of("jurisdiction", "440204")).body("items", hasSize(0));
        list(Map.of("since", "2026-11-22T08:15:00+08:00")).body("items", hasSize(2));
        list(Map.of("since", "2026-11-22T08:15:01+08:00")).body("items", hasSize(0));
    }

    @Test
    void saysWhichParameterItDoesNotUnderstand() {
        given().queryParam("state", "asleep")
                .get(ALARMS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("asleep"));
    }

    @Test
    void pagesReachEveryAlarmOnce() throws SQLException {
        batches.commit(raised(device, Priority.LOW), raised(device, Priority.LOW), raised(device, Priority.LOW));

        var first = list(Map.of("limit", 2)).body("items", hasSize(2)).extract();
        list(Map.of("limit", 2, "cursor", first.<String>path("next_cursor")))
                .body("items", hasSize(1))
                .body("items[0].id", not(equalTo(first.<String>path("items[0].id"))))
                .body("items[0].id", not(equalTo(first.<String>path("items[1].id"))))
                .body("next_cursor", nullValue());
    }

    @Test
    void anAlarmComesWithItsHistoryAndTheReadingsAroundIt() throws SQLException {
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise, cleared(raise));
        batches.execute("INSERT INTO field VALUES (999, 'turbidity', 'NTU', '浑浊度', 'Turbidity', 0, 1000) "
                + "ON CONFLICT DO NOTHING");
        batches.execute(
                """
                INSERT INTO reading (time, device_key, field_id, flags, value)
                SELECT at, d.key, f.id, 0, 1.2
                FROM device d, field f,
                     generate_series('2026-11-21 23:00Z'::timestamptz, '2026-11-22 03:00Z', '1 minute') at
                WHERE d.id = '%s' AND f.name = 'turbidity'
                """
                        .formatted(device));

        given().get(ALARMS + "/" + raise.alarm())
                .then()
                .statusCode(200)
                .body("id", equalTo(raise.alarm().toString()))
                .body("state", equalTo("returned_unacknowledged"))
                .body("rule.name_en", equalTo("Turbidity above limit"))
                .body("$", hasKey("acknowledged_at"))
                .body("history.kind", contains("raised", "cleared"))
                .body("readings", hasSize(61))
                .body("readings[0].at", equalTo("2026-11-21T23:55:00Z"));
    }

    @Test
    void theFirstAcknowledgementCounts() throws SQLException {
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise);

        acknowledge(raise.alarm())
                .body("state", equalTo("acknowledged"))
                .body("acknowledged_by", equalTo("officer"))
                .body("acknowledged_at", notNullValue())
                .body("sequence", equalTo(2));
        acknowledge(raise.alarm()).body("sequence", equalTo(2));

        given().get(ALARMS + "/" + raise.alarm())
                .then()
                .body("history.kind", contains("raised", "acknowledged"))
                .body("history[1].comment", equalTo("on my way"));
    }

    @Test
    void aCommentIsKept() throws SQLException {
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise);

        given().contentType(ContentType.JSON)
                .body("{\"comment\":\"called the plant\"}")
                .post(ALARMS + "/" + raise.alarm() + "/comment")
                .then()
                .statusCode(200);

        given().get(ALARMS + "/" + raise.alarm())
                .then()
                .body("history[1].kind", equalTo("commented"))
                .body("history[1].actor", equalTo("officer"))
                .body("history[1].comment", equalTo("called the plant"));
    }

    @Test
    void anAcknowledgementNeedsNoComment() throws SQLException {
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise);

        given().contentType(ContentType.JSON)
                .body("{}")
                .post(ALARMS + "/" + raise.alarm() + "/acknowledge")
                .then()
                .statusCode(200);
    }

    @Test
    @TestSecurity(user = "viewer", roles = "viewer")
    void aViewerLooksButDoesNotAct() throws SQLException {
        var raise = raised(device, Priority.HIGH);
        batches.commit(raise);

        given().get(ALARMS + "/" + raise.alarm()).then().statusCode(200);
        given().post(ALARMS + "/" + raise.alarm() + "/acknowledge").then().statusCode(403);
    }

    @Test
    void thereIsNoSuchAlarm() {
        given().get(ALARMS + "/" + UUID.randomUUID()).then().statusCode(404).contentType("application/problem+json");
    }

    private static ValidatableResponse acknowledge(UUID alarm) {
        return given().contentType(ContentType.JSON)
                .body("{\"comment\":\"on my way\"}")
                .post(ALARMS + "/" + alarm + "/acknowledge")
                .then()
                .statusCode(200);
    }
}
