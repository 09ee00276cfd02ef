package health.vigil.reports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import health.vigil.EmbeddedPartsResource;
import health.vigil.registry.Registry;
import health.vigil.rules.LocalDay;
import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Flags;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From stored values to the rate that is reported, over the real database and, for what comes late, the real broker. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "viewer", roles = "admin")
class ComplianceTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-10");

    @ConfigProperty(name = "vigil.mqtt.host")
    String host;

    @ConfigProperty(name = "vigil.mqtt.port")
    int port;

    @ConfigProperty(name = "vigil.mqtt.username")
    String username;

    @ConfigProperty(name = "vigil.mqtt.password")
    String password;

    @Inject
    DataSource database;

    @Inject
    Registry registry;

    @Inject
    ComplianceJob job;

    private final String device = "rate-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void register() {
        given().contentType("application/yaml")
                .body(
                        """
                        jurisdictions:
                          - {code: "440000", name: 广东省, name_en: Guangdong, level: province}
                          - {code: "440200", name: 韶关市, name_en: Shaoguan, level: prefecture, parent: "440000"}
                          - {code: "440203", name: 武江区, name_en: Wujiang, level: county, parent: "440200"}
                        sites:
                          - {id: %1$s-works, name: 水厂, name_en: Works, jurisdiction: "440203", kind: waterworks}
                        devices:
                          - id: %1$s
                            site: %1$s-works
                            name: 分析仪
                            name_en: Analyser
                            family: drinking_water
                            sampling_point: plant_outlet
                            disinfectant: free_chlorine
                            interval_s: 3600
                            fields: [turbidity, ph]
                        """
                                .formatted(device)
                                .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/registry/import")
                .then()
                .statusCode(200);
        await().until(() -> registry.snapshot().device(device).isPresent());
    }

    /** 24 planned: 18 within GB 5749-2022 (1 NTU), 2 above, 1 above and a spike; 3 that don't count. */
    private void knownDay() throws SQLException {
        for (var hour = 0; hour < 18; hour++) {
            stored(at(hour), 0.5);
        }
        stored(at(18), 1.5);
        stored(at(19), 1.01);
        stored(at(20), 5.0, Flag.SPIKE);
        stored(at(21), 9.0, Flag.MAINTENANCE);
        stored(at(22), 9.0, Flag.MANUAL);
        stored(at(23), 9.0, Flag.CLOCK_OFFSET);
        due(DAY);
        job.round();
    }

    @Test
    void aKnownDayHasTheFiguresReckonedByHand() throws Exception {
        knownDay();

        turbidity()
                .body("period", equalTo("2026-03-10"))
                .body("name", equalTo("浑浊度"))
                .body("rate", equalTo(18 / 21f))
                .body("numerator", equalTo(18))
                .body("denominator", equalTo(21))
                .body("violated", equalTo(3))
                .body("total", equalTo(24))
                .body("excluded", equalTo(Map.of("maintenance", 1, "manual", 1, "clock_offset", 1)))
                .body("uncertain", equalTo(Map.of("spike", 1)))
                .body("planned", equalTo(24))
                .body("coverage", equalTo(0.875f))
                .body("valid", equalTo(true))
                .body("daily_means", nullValue());
    }

    @Test
    void aFieldOfWhichNothingCameHasNoRate() throws Exception {
        knownDay();

        report("field", "day")
                .body("items.key", equalTo(java.util.List.of("ph", "turbidity")))
                .body("items[0].rate", nullValue())
                .body("items[0].denominator", equalTo(0))
                .body("items[0].planned", equalTo(24))
                .body("items[0].coverage", equalTo(0f))
                .body("items[0].valid", equalTo(false));
    }

    @Test
    void aDayBeginsAtMidnightInBeijing() throws Exception {
        stored(OffsetDateTime.parse("2026-03-09T15:59:59Z").toInstant(), 9);
        stored(OffsetDateTime.parse("2026-03-09T16:00:00Z").toInstant(), 0.5);
        stored(OffsetDateTime.parse("2026-03-10T15:59:59Z").toInstant(), 0.5);
        stored(OffsetDateTime.parse("2026-03-10T16:00:00Z").toInstant(), 9);
        due(DAY);
        job.round();

        turbidity().body("denominator", equalTo(2)).body("numerator", equalTo(2));
    }

    @Test
    void whatComesLateChangesTheFiguresOfItsDay() throws Exception {
        knownDay();

        publish("{\"at\":\"2026-03-10T12:30:00+08:00\",\"values\":{\"turbidity\":2.0}}");

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            job.round();
            turbidity()
                    .body("numerator", equalTo(18))
                    .body("denominator", equalTo(22))
                    .body("total", equalTo(25));
        });
        assertThat(count("SELECT count(*) FROM compliance_due WHERE device_key = " + key()))
                .as("nothing is left to do")
                .isZero();
    }

    @Test
    void whatIsNotedWhileADayIsReckonedKeepsItDue() throws Exception {
        knownDay();
        due(DAY);
        var days = new ComplianceDays(database, registry);
        var noted = count("SELECT noted FROM compliance_due WHERE device_key = " + key());
        var seen = new ComplianceDays.Due(new LocalDay(DAY), Map.of(key(), noted));
        due(DAY); // something more came meanwhile

        var storedDays = days.store(seen, Map.of(key(), Map.of()), Instant.now());

        assertThat(storedDays).isZero();
        turbidity().body("denominator", equalTo(21));
        job.round();
        assertThat(count("SELECT count(*) FROM compliance_due WHERE device_key = " + key()))
                .isZero();
    }

    @Test
    void aMonthIsTheSumOfItsDays() throws Exception {
        knownDay();
        stored(at(24), 0.5);
        stored(at(25), 3);
        due(DAY.plusDays(1));
        job.round();

        report("device", "month")
                .body("items", hasSize(1))
                .body("items[0].period", equalTo("2026-03"))
                .body("items[0].key", equalTo(device))
                .body("items[0].numerator", equalTo(19))
                .body("items[0].denominator", equalTo(23))
                .body("items[0].planned", equalTo(96)) // two fields on two days
                .body("items[0].excluded", aMapWithSize(3));
        report("site", "month")
                .body("items[0].key", equalTo(device + "-works"))
                .body("items[0].numerator", equalTo(19));
        report("jurisdiction", "month").body("items[0].key", equalTo("440203")).body("items[0].name", equalTo("武江区"));
    }

    @Test
    void todayIsReckonedAsFarAsItHasGone() throws Exception {
        var now = Instant.now();
        publish("{\"at\":\"%s\",\"values\":{\"turbidity\":0.4}}".formatted(now));
        var today = LocalDay.of(now).date().toString();

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> given().queryParam("device", device)
                .queryParam("from", today)
                .get("/api/v1/compliance")
                .then()
                .body("items.find { it.key == 'turbidity' }.numerator", equalTo(1))
                .body("items.find { it.key == 'turbidity' }.denominator", equalTo(1)));
    }

    @Test
    void whatHasEndedSinceTheLastTimeIsNotedForEveryDevice() throws Exception {
        job.round();
        var yesterday = LocalDay.of(Instant.now()).date().minusDays(1);
        execute("UPDATE device SET created_at = created_at - interval '30 days' WHERE id = '" + device + "'");
        execute("UPDATE compliance_noted SET day = '" + yesterday.minusDays(3) + "'");

        job.round();

        given().queryParam("device", device)
                .queryParam("from", yesterday.minusDays(9).toString())
                .queryParam("to", yesterday.toString())
                .queryParam("by", "device")
                .get("/api/v1/compliance")
                .then()
                .body("items", hasSize(3))
                .body("items[2].period", equalTo(yesterday.toString()))
                .body("items[2].rate", nullValue())
                .body("items[2].planned", equalTo(48));
    }

    @Test
    void theSameCanBeHadAsCsv() throws Exception {
        knownDay();

        var csv = given().accept("text/csv")
                .queryParam("device", device)
                .queryParam("from", "2026-03-10")
                .queryParam("to", "2026-03-10")
                .get("/api/v1/compliance")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();

        assertThat(csv.lines().toList().get(0)).startsWith("period,key,name,name_en,rate,numerator,denominator");
        assertThat(csv.lines().toList().get(1)).startsWith("2026-03-10,ph,pH值,pH,,0,0");
        assertThat(csv.lines().toList().get(2))
                .startsWith("2026-03-10,turbidity,浑浊度,Turbidity,0.857142857")
                .contains("clock_offset=1 maintenance=1 manual=1");
    }

    @Test
    void wrongQuestionsAreAnsweredWithWhatToDo() {
        refused("by", "colour").body("detail", containsString("jurisdiction"));
        refused("period", "week").body("detail", containsString("month"));
        refused("from", "yesterday").body("detail", containsString("2026-11-22"));
        refused("from", "2020-01-01").body("detail", containsString("366"));
        refused("family", "fish").body("detail", containsString("drinking_water"));
        refused("jurisdiction", "here").body("detail", containsString("GB/T 2260"));
        given().queryParam("device", "nobody").get("/api/v1/compliance").then().body("items", empty());
    }

    private static ValidatableResponse refused(String name, String value) {
        return given().queryParam(name, value).get("/api/v1/compliance").then().statusCode(400);
    }

    private ValidatableResponse turbidity() {
        return report("field", "day").rootPath("items.find { it.key == 'turbidity' }");
    }

    private ValidatableResponse report(String by, String period) {
        var to = period.equals("day") ? "2026-03-10" : "2026-03-31";
        return given().accept(ContentType.JSON)
                .queryParam("device", device)
                .queryParam("by", by)
                .queryParam("period", period)
                .queryParam("from", period.equals("day") ? "2026-03-10" : "2026-03-01")
                .queryParam("to", to)
                .get("/api/v1/compliance")
                .then()
                .statusCode(200);
    }

    private static Instant at(int hour) {
        return new LocalDay(DAY).start().plus(Duration.ofHours(hour));
    }

    private int key() {
        return registry.snapshot().device(device).orElseThrow().key();
    }

    private void stored(Instant at, double value, Flag... flags) throws SQLException {
        var bits = java.util.List.of(flags).stream()
                .reduce(Flags.NONE, Flags::with, (a, b) -> b)
                .bits();
        var field = registry.catalogue().named("turbidity").orElseThrow().id();
        execute("INSERT INTO reading (time, device_key, field_id, flags, value) VALUES ('%s', %d, %d, %d, %s)"
                .formatted(at, key(), field, bits, value));
    }

    private void due(LocalDate day) throws SQLException {
        execute(("INSERT INTO compliance_due (day, device_key) VALUES ('%s', %d)"
                        + " ON CONFLICT (day, device_key) DO UPDATE SET noted = DEFAULT")
                .formatted(day, key()));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void publish(String payload) {
        var client = Mqtt3Client.builder()
                .identifier("vigil-service-test-" + device)
                .serverHost(host)
                .serverPort(port)
                .simpleAuth()
                .username(username)
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        client.connect();
        client.publishWith()
                .topic("vigil/v1/" + device + "/telemetry")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .send();
        client.disconnect();
    }
}
