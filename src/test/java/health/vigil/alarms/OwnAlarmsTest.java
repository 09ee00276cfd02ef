package health.vigil.alarms;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import health.vigil.EmbeddedPartsResource;
import health.vigil.rules.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(
        user = "admin",
        roles = {"admin", "officer", "viewer"})
class OwnAlarmsTest {
    private static final String RULE = "vigil.recipient.unreachable";
    private static final Instant ONSET = Instant.parse("2026-11-22T00:00:00Z");

    @Inject
    OwnAlarms own;

    @Inject
    Alarms batches;

    private final String subject = "recipient-" + UUID.randomUUID();

    @Test
    void areListedWithTheNamesOfWhatTheyAreAbout() throws SQLException {
        own.raise(unreachable(ONSET));

        list().body("items", hasSize(1))
                .body("items[0].device.id", equalTo(subject))
                .body("items[0].device.name", equalTo("武江区疾控中心"))
                .body("items[0].device.name_en", equalTo("Wujiang CDC"))
                .body("items[0].device.family", equalTo("service"))
                .body("items[0].site.id", equalTo("vigil"))
                .body("items[0].site.name", equalTo("守望平台"))
                .body("items[0].site.name_en", equalTo("Vigil"))
                .body("items[0].jurisdiction.name", equalTo("990000"))
                .body("items[0].rule.id", equalTo(RULE))
                .body("items[0].rule.standard", equalTo("Vigil"))
                .body("items[0].rule.legal", is(false))
                .body("items[0].value", nullValue())
                .body("items[0].limit", equalTo(0.25f))
                .body("items[0].unit", equalTo("h"))
                .body("items[0].onset_at", equalTo("2026-11-22T00:00:00Z"))
                .body("items[0].raised_at", equalTo("2026-11-22T00:15:00Z"))
                .body("items[0].state", equalTo("unacknowledged"))
                .body("items[0].announced", is(true));
    }

    @Test
    void areRaisedOnceUntilTheyAreOver() throws SQLException {
        own.raise(unreachable(ONSET));
        own.raise(unreachable(ONSET));
        own.raise(unreachable(ONSET.plusSeconds(60)));
        list().body("items", hasSize(1));

        own.clear(RULE, subject, "returned");
        list().body("items[0].state", equalTo("returned_unacknowledged"))
                .body("items[0].clear_reason", equalTo("returned"));

        own.clear(RULE, subject, "returned");
        own.raise(unreachable(ONSET));
        list().body("items", hasSize(1)).body("items[0].sequence", equalTo(2));

        own.raise(unreachable(ONSET.plusSeconds(86_400)));
        list().body("items", hasSize(2)).body("items[0].clear_reason", nullValue());
    }

    @Test
    void areToldAndKeptAsOthersAre() throws SQLException {
        own.raise(unreachable(ONSET));
        var id = list().extract().<String>path("items[0].id");

        assertThat(batches.count(
                        "SELECT count(*) FROM alarm_history WHERE alarm_id = '" + id + "' AND kind = 'raised'"))
                .isEqualTo(1);
        given().get("/api/v1/alarms/" + id)
                .then()
                .statusCode(200)
                .body("history.kind", contains("raised"))
                .body("readings", hasSize(0))
                .body("deadlines.id", contains("network-security-incident", "network-security-incident-cii"));
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/alarms/" + id + "/acknowledge")
                .then()
                .statusCode(200)
                .body("state", equalTo("acknowledged"));
    }

    @Test
    void areHeldBackByASilenceOfTheirSubject() throws SQLException {
        batches.silence(subject);

        own.raise(unreachable(ONSET));

        list().body("items[0].announced", is(false)).body("items[0].silenced.why", equalTo("sensor is being changed"));
    }

    @Test
    void areCountedByTheirNames() throws SQLException {
        own.raise(unreachable(ONSET));

        given().queryParam("jurisdiction", "990000")
                .get("/api/v1/alarm-kpi")
                .then()
                .statusCode(200)
                .body("bad_actors.subject.device_name", hasItem("武江区疾控中心"));
        given().queryParam("jurisdiction", "990000")
                .get("/api/v1/alarms/flood")
                .then()
                .statusCode(200);
    }

    @Test
    void saysWhichFamiliesThereAre() {
        given().queryParam("family", "recipients")
                .get("/api/v1/alarms")
                .then()
                .statusCode(400)
                .body("detail", containsString("service"));
    }

    private OwnAlarm unreachable(Instant onset) {
        return new OwnAlarm(
                RULE,
                "接收方不可达",
                "Recipient unreachable",
                Priority.HIGH,
                subject,
                "武江区疾控中心",
                "Wujiang CDC",
                "990000",
                onset,
                Duration.ofMinutes(15));
    }

    private ValidatableResponse list() {
        return given().queryParam("family", "service")
                .queryParam("device", subject)
                .get("/api/v1/alarms")
                .then()
                .statusCode(200);
    }
}
