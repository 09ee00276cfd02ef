package health.vigil.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From an MQTT message to what people can ask for, over the real broker and the real database. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "admin", roles = "admin")
class IngestTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    @ConfigProperty(name = "vigil.mqtt.host")
    String host;

    @ConfigProperty(name = "vigil.mqtt.port")
    int port;

    @ConfigProperty(name = "vigil.mqtt.username")
    String username;

    @ConfigProperty(name = "vigil.mqtt.password")
    String password;

    private final String device = "ingest-" + UUID.randomUUID().toString().substring(0, 8);
    private Mqtt3BlockingClient client;

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
                          - {id: ingest-works, name: 水厂, name_en: Works, jurisdiction: "440203", kind: waterworks}
                        devices:
                          - id: %s
                            site: ingest-works
                            name: 分析仪
                            name_en: Analyser
                            family: drinking_water
                            sampling_point: plant_outlet
                            disinfectant: free_chlorine
                            interval_s: 60
                            fields: [free_chlorine, ph, turbidity]
                        """
                                .formatted(device)
                                .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/registry/import")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
        client = Mqtt3Client.builder()
                .identifier("vigil-service-test-" + device)
                .serverHost(host)
                .serverPort(port)
                .simpleAuth()
                .username(username)
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        client.connect();
    }

    @AfterEach
    void disconnect() {
        client.disconnect();
    }

    @Test
    void aMessageIsVisibleByRestWithinASecond() {
        publish("{\"at\":\"%s\",\"values\":{\"free_chlorine\":0.42,\"ph\":7.2},\"flags\":{\"ph\":\"M\"}}"
                .formatted(NOW));
        await().atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> readings()
                        .body("items", hasSize(2))
                        .body("items[0].field", equalTo("free_chlorine"))
                        .body("items[0].value", equalTo(0.42f))
                        .body("items[0].unit", equalTo("mg/L"))
                        .body("items[1].flags", equalTo(List.of("maintenance"))));
        given().queryParam("device", device)
                .get("/api/v1/device-states")
                .then()
                .body("items[0].latest.field", hasItem("free_chlorine"))
                .body("items[0].silent", equalTo(false));
    }

    @Test
    void theSameMessageAgainIsCountedAndChangesNothing() {
        var message = "{\"at\":\"%s\",\"values\":{\"ph\":7.2}}".formatted(NOW);
        publish(message);
        publish(message);
        awaitAccounting(2, 1, 1, 0);
        readings().body("items", hasSize(1));
    }

    @Test
    void aLateReadingCompletesTheHistory() {
        publish("{\"at\":\"%s\",\"values\":{\"ph\":7.2}}".formatted(NOW));
        publish("{\"at\":\"%s\",\"values\":{\"ph\":7.0}}".formatted(NOW.minusSeconds(60)));
        awaitAccounting(2, 2, 0, 0);
        readings()
                .body("items.value", equalTo(List.of(7.0f, 7.2f)))
                .body("items[0].flags", equalTo(List.of("late")))
                .body("items[1].flags", equalTo(List.of()));
    }

    @Test
    void aBufferedUploadIsJudgedInEventTime() {
        var readings = new StringBuilder();
        for (var minute = 10; minute >= 0; minute--) {
            readings.append(readings.isEmpty() ? "" : ",")
                    .append("{\"at\":\"%s\",\"values\":{\"turbidity\":3.5}}"
                            .formatted(NOW.minus(Duration.ofMinutes(minute))));
        }
        publish("{\"readings\":[" + readings + "]}");
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> given().queryParam("device", device)
                .get("/api/v1/alarms")
                .then()
                .body("items.findAll { it.rule.legal && it.field == 'turbidity' }.size()", equalTo(1))
                .body("items.find { it.rule.legal }.rule.standard", startsWith("GB 5749"))
                .body("items.find { it.rule.legal }.state", equalTo("unacknowledged")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    malformed     | {"at":"2026-11-22T08:15:00+08:00","values":{"ph":7.2
                    absurd_time   | {"at":"2026-11-22T08:15:00","values":{"ph":7.2}}
                    absurd_time   | {"at":"1970-01-01T00:00:00Z","values":{"ph":7.2}}
                    absurd_time   | {"at":"2199-01-01T00:00:00Z","values":{"ph":7.2}}
                    unknown_field | {"at":"2026-11-21T08:15:00+08:00","values":{"phlogiston":7.2}}
                    wrong_unit    | [{"bt":1763700000,"n":"turbidity","u":"K","v":0.3}]
                    bad_value     | {"at":"2026-11-21T08:15:00+08:00","values":{"ph":"seven"}}
                    bad_checksum  | ##0101QN=20160801085857223;ST=32;CN=2011;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&0759
                    """)
    void whatCannotBeUsedIsQuarantinedWithItsReason(String reason, String payload) {
        publish(payload);
        awaitAccounting(1, 0, 0, 1);
        problems()
                .body("items", hasSize(1))
                .body("items[0].reason", equalTo(reason))
                .body("items[0].whole", equalTo(true))
                .body("items[0].payload", equalTo(payload));
        readings().body("items", hasSize(0));
    }

    @Test
    void theRestOfAMessageIsStillUsed() {
        publish("{\"at\":\"%s\",\"values\":{\"ph\":7.2,\"phlogiston\":1}}".formatted(NOW));
        awaitAccounting(1, 1, 0, 0);
        problems()
                .body("items[0].reason", equalTo("unknown_field"))
                .body("items[0].whole", equalTo(false))
                .body("items[0].detail", containsString("phlogiston"));
        readings().body("items", hasSize(1));
    }

    @Test
    void aMessageThatIsTooLargeIsQuarantined() {
        publish("{\"at\":\"%s\",\"values\":{\"ph\":7.2},\"padding\":\"%s\"}".formatted(NOW, "x".repeat(70_000)));
        awaitAccounting(1, 0, 0, 1);
        problems().body("items[0].reason", equalTo("too_large"));
    }

    @Test
    void aMessageOfAnUnknownDeviceIsQuarantined() {
        var stranger = device + "-stranger";
        publish(stranger, "{\"at\":\"%s\",\"values\":{\"ph\":7.2}}".formatted(NOW));
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> given().queryParam("device", stranger)
                .get("/api/v1/quarantine")
                .then()
                .body("items", hasSize(1))
                .body("items[0].reason", equalTo("unknown_device")));
    }

    @Test
    void readingsCanBeHadAsCsvAndOverSteps() {
        var hour = NOW.truncatedTo(ChronoUnit.HOURS);
        for (var minute = 0; minute < 4; minute++) {
            publish("{\"at\":\"%s\",\"values\":{\"ph\":%d}}"
                    .formatted(hour.minus(Duration.ofMinutes(10 - minute)), 6 + minute));
        }
        awaitAccounting(4, 4, 0, 0);
        var csv = given().accept("text/csv")
                .get("/api/v1/devices/{id}/readings", device)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(5).first().isEqualTo("time,field,unit,value,quality,flags");
        given().accept(ContentType.JSON)
                .queryParam("step", "1h")
                .get("/api/v1/devices/{id}/readings", device)
                .then()
                .body("items[0].mean", equalTo(7.5f))
                .body("items[0].min", equalTo(6f))
                .body("items[0].max", equalTo(9f))
                .body("items[0].samples", equalTo(4));
    }

    @Test
    void wrongQuestionsAreAnsweredWithWhatToDo() {
        given().get("/api/v1/devices/nobody/readings").then().statusCode(404).body("detail", containsString("nobody"));
        given().queryParam("from", "yesterday")
                .get("/api/v1/devices/{id}/readings", device)
                .then()
                .statusCode(400)
                .body("detail", containsString("2026-11-22T08:15:00+08:00"));
        given().queryParam("step", "often")
                .get("/api/v1/devices/{id}/readings", device)
                .then()
                .statusCode(400)
                .body("detail", containsString("5m"));
    }

    private void publish(String payload) {
        publish(device, payload);
    }

    private void publish(String from, String payload) {
        client.publishWith()
                .topic("vigil/v1/" + from + "/telemetry")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    private ValidatableResponse readings() {
        return given().accept(ContentType.JSON)
                .queryParam("to", NOW.plusSeconds(3600).toString())
                .get("/api/v1/devices/{id}/readings", device)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse problems() {
        return given().queryParam("device", device)
                .get("/api/v1/quarantine")
                .then()
                .statusCode(200);
    }

    private void awaitAccounting(int received, int stored, int duplicate, int quarantined) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            Map<String, Object> totals = given().queryParam("device", device)
                    .get("/api/v1/accounting")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("totals");
            assertThat(totals)
                    .containsEntry("received", received)
                    .containsEntry("stored", stored)
                    .containsEntry("duplicate", duplicate)
                    .containsEntry("quarantined", quarantined)
                    .containsEntry("balanced", true);
        });
    }
}
