package health.vigil.notify;

import static health.vigil.alarms.Alarms.cleared;
import static health.vigil.alarms.Alarms.raised;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import health.vigil.EmbeddedPartsResource;
import health.vigil.alarms.Alarms;
import health.vigil.rules.Priority;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A unit is told at once, the county after a while, the prefecture after another: unless somebody takes note. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(
        user = "zhang",
        roles = {"admin", "officer"})
class EscalationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** A county that no other test has anything in. */
    private static final String COUNTY = "619903";

    private static final String SET =
            """
            id: escalation-test
            name: 升级测试
            name_en: Escalation test
            basis: 测试〔2026〕1号
            jurisdiction: "619903"
            valid_from: 2020-01-01
            departments:
              health: {name: 卫生健康局, name_en: Health Bureau}
              ecology: {name: 生态环境局, name_en: Ecology Bureau}
            routes:
              - id: water
                task: (一)
                subject: {families: [drinking_water]}
                departments: {lead: [health], co: [ecology]}
            escalation:
              evidence: ENG
              calendar: cn
              round_the_clock: [urgent, high, medium, low]
              steps:
                - {id: unit, name: 单位, name_en: Unit, whom: [unit_handler], after: {high: PT0S, urgent: PT0S}}
                - {id: county-lead, name: 牵头部门, name_en: Lead, whom: [lead], level: county,
                   after: {high: %s, urgent: PT1S}}
                - {id: county-co, name: 配合部门, name_en: Others, whom: [co], level: county, after: {urgent: PT2S}}
            """;

    @Inject
    Alarms batches;

    @Inject
    Recipients recipients;

    @Inject
    Deliveries deliveries;

    private String device = "";

    @BeforeEach
    void aUnitInACounty() throws SQLException {
        recipients.nobody();
        batches.execute(
                "INSERT INTO jurisdiction (code, name, name_en, level) VALUES ('619903', '测试县', 'Test', 'county')"
                        + " ON CONFLICT DO NOTHING");
        device = batches.device("drinking_water", COUNTY);
        batches.execute("UPDATE registry_revision SET revision = revision + 1");
    }

    @AfterEach
    void noSetIsLeft() throws SQLException {
        batches.execute("DELETE FROM routing_document WHERE id = 'escalation-test'");
        batches.execute("UPDATE routing_revision SET revision = revision + 1");
    }

    private static void importSet(String leadAfter) {
        given().contentType("text/yaml; charset=utf-8")
                .body(SET.formatted(leadAfter).getBytes(UTF_8))
                .put("/api/v1/routing-sets/escalation-test")
                .then()
                .statusCode(201);
    }

    private UUID handler(Receiver receiver) throws SQLException {
        return recipients.add(
                receiver.url(), Map.of("office_kind", "'unit_handler'", "office_site", "'" + device + "'"));
    }

    private UUID department(Receiver receiver, String department) throws SQLException {
        return recipients.add(
                receiver.url(),
                Map.of(
                        "office_kind", "'department'",
                        "office_department", "'" + department + "'",
                        "office_jurisdiction", "'" + COUNTY + "'"));
    }

    @Test
    void stepByStepMoreAreToldWhileNobodyTakesNote() throws Exception {
        try (var unit = new Receiver();
                var health = new Receiver();
                var ecology = new Receiver()) {
            importSet("PT1S");
            handler(unit);
            department(health, "health");
            department(ecology, "ecology");
            var raise = raised(device, Priority.URGENT);

            batches.commit(raise);

            assertThat(unit.take().type()).isEqualTo("health.vigil.alarm.raised");
            var first = health.take().json();
            assertThat(first.getString("type")).isEqualTo("health.vigil.alarm.escalated");
            assertThat(first.getString("data.what")).isEqualTo("escalated");
            assertThat(first.getString("data.alarm.state")).isEqualTo("unacknowledged");
            assertThat(first.getString("data.alarm.message_en")).contains("Lead");
            assertThat(ecology.take().type()).isEqualTo("health.vigil.alarm.escalated");
            given().get("/api/v1/alarms/" + raise.alarm())
                    .then()
                    .body("history.kind", contains("raised", "escalated", "escalated"))
                    .body("deliveries.step", hasItems("unit", "county-lead", "county-co"));

            batches.commit(cleared(raise));

            for (var receiver : new Receiver[] {unit, health, ecology}) {
                assertThat(lastOf(receiver)).isEqualTo("health.vigil.alarm.cleared");
            }
            assertThat(batches.count("SELECT count(*) FROM escalation WHERE alarm_id = '" + raise.alarm() + "'"))
                    .isZero();
        }
    }

    @Test
    void anAcknowledgementStopsItAndItsEndStartsTheWaitAnew() throws Exception {
        try (var unit = new Receiver();
                var health = new Receiver()) {
            importSet("PT1H");
            handler(unit);
            department(health, "health");
            var raise = raised(device, Priority.HIGH);
            batches.commit(raise);
            assertThat(waits(raise.alarm())).isEqualTo(1);

            given().contentType(ContentType.JSON)
                    .body("{}")
                    .post("/api/v1/alarms/" + raise.alarm() + "/acknowledge")
                    .then()
                    .statusCode(200);

            assertThat(waits(raise.alarm())).isZero();
            batches.execute("UPDATE alarm SET acknowledged_at = now() - interval '13 hours' WHERE id = '"
                    + raise.alarm() + "'");
            await().atMost(PATIENCE).until(() -> waits(raise.alarm()) == 1);
            assertThat(health.isEmpty()).isTrue();

            batches.execute("UPDATE escalation SET due_at = now() WHERE alarm_id = '" + raise.alarm() + "'");

            assertThat(health.take().type()).isEqualTo("health.vigil.alarm.escalated");
        }
    }

    @Test
    void aSilencedAlarmIsNotEscalatedBeforeTheSilenceIsOver() throws Exception {
        try (var unit = new Receiver();
                var health = new Receiver()) {
            importSet("PT1S");
            handler(unit);
            department(health, "health");
            String silence = given().contentType(ContentType.JSON)
                    .body(
                            """
                            {"sites": ["%s"], "reason": "滤池反冲洗", "ends_at": "%s"}
                            """
                                    .formatted(device, Instant.now().plusSeconds(3600)))
                    .post("/api/v1/silences")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            var silenced = raised(device, Priority.HIGH);
            batches.commit(silenced);
            assertThat(deliveries.of(silenced.alarm())).isEmpty();

            given().contentType(ContentType.JSON)
                    .body("{}")
                    .post("/api/v1/silences/" + silence + "/end")
                    .then()
                    .statusCode(200);

            assertThat(unit.take().json().getString("data.what")).isEqualTo("silence_ended");
            assertThat(health.take().type()).isEqualTo("health.vigil.alarm.escalated");
        }
    }

    @Test
    void whoWouldBeToldCanBeAskedAndSoWhoIsMissing() throws Exception {
        try (var unit = new Receiver();
                var health = new Receiver()) {
            importSet("PT15M");
            handler(unit);
            department(health, "health");
            await().atMost(PATIENCE).until(this::isRegistered);
            String rule = given().queryParam("device", device)
                    .get("/api/v1/audience/rules")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("find { it.priority == 'high' }.id");

            given().queryParam("device", device)
                    .queryParam("rule", rule)
                    .queryParam("at", "2026-11-22T03:00:00+08:00")
                    .get("/api/v1/audience")
                    .then()
                    .statusCode(200)
                    .body("told.step.id", contains("unit", "county-lead"))
                    .body("told.part", contains("unit", "lead"))
                    .body("told.after", contains("PT0S", "PT15M"))
                    .body("told.due", contains("2026-11-21T19:00:00Z", "2026-11-21T19:15:00Z"))
                    .body("told[1].basis.document", equalTo("测试〔2026〕1号"))
                    .body("unanswered", empty());
            batches.execute("UPDATE recipient SET enabled = false WHERE office_kind = 'department'");
            given().queryParam("device", device)
                    .queryParam("rule", rule)
                    .get("/api/v1/audience")
                    .then()
                    .body("told.step.id", contains("unit"))
                    .body("unanswered.name", contains("测试县 卫生健康局"))
                    .body("unanswered.department", contains("health"));
        }
    }

    @Test
    void anOfficeThatNobodyCallsIsNotEnteredUnnoticed() {
        importSet("PT15M");
        await().atMost(PATIENCE).until(this::isRegistered);
        given().contentType(ContentType.JSON)
                .body(
                        """
                        {"name": "x", "url": "https://cdc.example/",
                         "office": {"kind": "department", "department": "helth", "jurisdiction": "619903"}}
                        """)
                .post("/api/v1/recipients")
                .then()
                .statusCode(422)
                .body("errors.path", contains("office.department"))
                .body("errors[0].reason", containsString("did you mean health?"));
        given().queryParam("device", device).get("/api/v1/audience").then().statusCode(400);
        given().queryParam("device", device)
                .queryParam("rule", "no.such.rule")
                .get("/api/v1/audience")
                .then()
                .statusCode(404)
                .body("detail", containsString("/api/v1/audience/rules?device="));
    }

    private boolean isRegistered() {
        return given().queryParam("device", device)
                        .get("/api/v1/audience/rules")
                        .statusCode()
                == 200;
    }

    private long waits(UUID alarm) throws SQLException {
        return batches.count("SELECT count(*) FROM escalation WHERE due_at IS NOT NULL AND alarm_id = '" + alarm + "'");
    }

    /** The last of what it is told: the end of the alarm. */
    private static String lastOf(Receiver receiver) throws InterruptedException {
        var type = receiver.take().type();
        while (!type.endsWith("cleared")) {
            type = receiver.take().type();
        }
        return type;
    }
}
