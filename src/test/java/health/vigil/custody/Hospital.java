package health.vigil.custody;

import static io.restassured.RestAssured.given;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A hospital with a store, a vehicle and a plant, and containers of its own. */
@ApplicationScoped
class Hospital {
    static final String CONTAINERS = "/api/v1/containers";

    private final DataSource database;
    private final String host;
    private final int port;
    private final String username;
    private final String password;

    Hospital(
            DataSource database,
            @ConfigProperty(name = "vigil.mqtt.host") String host,
            @ConfigProperty(name = "vigil.mqtt.port") int port,
            @ConfigProperty(name = "vigil.mqtt.username") String username,
            @ConfigProperty(name = "vigil.mqtt.password") String password) {
        this.database = database;
        this.host = host;
        this.port = port;
        this.username = username;
        this.password = password;
    }

    /** @return a name of its own; with {@code -store}, {@code -truck}, {@code -plant} it names its devices and sites */
    String open() {
        var name = "hw-" + UUID.randomUUID().toString().substring(0, 8);
        given().contentType("application/yaml")
                .body(
                        """
                        jurisdictions:
                          - {code: "440000", name: 广东省, name_en: Guangdong, level: province}
                          - {code: "440200", name: 韶关市, name_en: Shaoguan, level: prefecture, parent: "440000"}
                          - {code: "440203", name: 武江区, name_en: Wujiang, level: county, parent: "440200"}
                        sites:
                          - {id: NAME, name: 医院, name_en: Hospital, jurisdiction: "440203", kind: hospital}
                          - {id: NAME-plant, name: 处置厂, name_en: Plant, jurisdiction: "440200", kind: waste_plant}
                        devices:
                          - {id: NAME-store, site: NAME, name: 暂存间, name_en: Store, family: medical_waste,
                             sampling_point: temporary_store, interval_s: 3600, fields: [temp]}
                          - {id: NAME-truck, site: NAME-plant, name: 车, name_en: Truck, family: medical_waste,
                             sampling_point: vehicle, interval_s: 3600, fields: [temp]}
                          - {id: NAME-scale, site: NAME-plant, name: 秤, name_en: Scale, family: medical_waste,
                             sampling_point: plant, interval_s: 3600, fields: [temp]}
                        """
                                .replace("NAME", name)
                                .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/registry/import")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
        return name;
    }

    /** @param members further members of its JSON object */
    static String event(String container, String type, Instant at, String... members) {
        var more = members.length == 0 ? "" : ", " + String.join(", ", members);
        return "{\"at\": \"%s\", \"type\": \"%s\", \"container\": \"%s\"%s}".formatted(at, type, container, more);
    }

    static ValidatableResponse report(String event) {
        return given().contentType(ContentType.JSON)
                .body(event)
                .post(CONTAINERS + "/events")
                .then();
    }

    static ValidatableResponse container(String id) {
        return given().get(CONTAINERS + "/" + id).then();
    }

    static Instant ago(String duration) {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(java.time.Duration.parse(duration));
    }

    void publish(String device, String event) {
        var client = client(device);
        client.publishWith()
                .topic("vigil/v1/" + device + "/event")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(event.getBytes(StandardCharsets.UTF_8))
                .send();
        client.disconnect();
    }

    private Mqtt3BlockingClient client(String device) {
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
        return client;
    }

    void execute(String... statements) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (var sql : statements) {
                run(connection, sql);
            }
            connection.commit();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    double number(String query) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getDouble(1);
        }
    }
}
