package health.vigil.history;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/** A turbidity analyser of a test's own at a plant outlet, which reports a value a minute over the real broker. */
final class Analyser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String id = "history-" + UUID.randomUUID().toString().substring(0, 8);
    private final DataSource database;
    private final Mqtt3BlockingClient client;

    /** One value at one time. */
    record Value(Instant at, double turbidity) {}

    Analyser(DataSource database) {
        this.database = database;
        given().contentType("application/yaml")
                .body(
                        """
                        jurisdictions:
                          - {code: "440000", name: 广东省, name_en: Guangdong, level: province}
                          - {code: "440200", name: 韶关市, name_en: Shaoguan, level: prefecture, parent: "440000"}
                          - {code: "440203", name: 武江区, name_en: Wujiang, level: county, parent: "440200"}
                        sites:
                          - {id: history-works, name: 水厂, name_en: Works, jurisdiction: "440203", kind: waterworks}
                        devices:
                          - {id: %s, site: history-works, name: 分析仪, name_en: Analyser, family: drinking_water,
                             sampling_point: plant_outlet, disinfectant: free_chlorine, interval_s: 60,
                             fields: [turbidity]}
                        """
                                .formatted(id)
                                .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/registry/import")
                .then()
                .statusCode(200);
        client = Mqtt3Client.builder()
                .identifier("vigil-service-test-" + id)
                .serverHost(setting("vigil.mqtt.host"))
                .serverPort(Integer.parseInt(setting("vigil.mqtt.port")))
                .simpleAuth()
                .username(setting("vigil.mqtt.username"))
                .password(setting("vigil.mqtt.password").getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        client.connect();
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    String id() {
        return id;
    }

    /** One message. */
    void send(List<Value> values) {
        var readings = values.stream()
                .map(value -> "{\"at\":%d,\"values\":{\"turbidity\":%s}}"
                        .formatted(value.at().toEpochMilli(), value.turbidity()))
                .collect(Collectors.joining(","));
        client.publishWith()
                .topic("vigil/v1/" + id + "/telemetry")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(("{\"readings\":[" + readings + "]}").getBytes(StandardCharsets.UTF_8))
                .send();
    }

    void awaitStored(long readings) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        count("reading r JOIN device d ON d.key = r.device_key WHERE d.id = '" + id + "'") == readings);
    }

    /** @param messages as many as were sent, repeated ones too */
    void awaitCounted(long messages) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        count("(SELECT coalesce(sum(received), 0) AS all_of_them FROM accounting WHERE device_id = '"
                                        + id + "') a WHERE all_of_them = " + messages)
                                == 1);
    }

    long count(String fromAndWhere) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + fromAndWhere)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        client.disconnect();
    }
}
