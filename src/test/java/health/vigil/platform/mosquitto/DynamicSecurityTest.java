package health.vigil.platform.mosquitto;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a Mosquitto lets devices do, as they are registered, given passwords, and retired. */
@QuarkusTest
@QuarkusTestResource(value = MosquittoResource.class, restrictToAnnotatedClass = true)
@TestSecurity(user = "keeper", roles = "admin")
class DynamicSecurityTest {
    private static final String DEVICE = "dw-440203-outlet";
    private static final String OTHER = "dw-440203-end";
    private static final Duration SOON = Duration.ofSeconds(20);

    @Nullable
    Mosquitto broker;

    @Inject
    DataSource database;

    @BeforeEach
    void registry() throws IOException, SQLException {
        assumeTrue(broker != null, Mosquitto.ABSENT);
        empty();
        given().contentType("application/yaml")
                .body(Files.readAllBytes(Path.of("src/main/resources/demo/shaoguan.yaml")))
                .post("/api/v1/registry/import")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void empty() throws SQLException {
        execute("DELETE FROM device_credential");
        execute("DELETE FROM device");
        execute("DELETE FROM site");
        execute("DELETE FROM jurisdiction");
        execute("UPDATE registry_revision SET revision = revision + 1");
    }

    @Test
    void letsADeviceUseItsOwnTopicsAlone() {
        var password = issued(DEVICE);
        var client = connected(DEVICE, password);

        publish(client, "vigil/v1/" + DEVICE + "/telemetry");
        publish(client, "vigil/v1/" + DEVICE + "/event");
        publish(client, "vigil/v1/" + DEVICE + "/state");
        client.subscribeWith().topicFilter("vigil/v1/" + DEVICE + "/command").send();
        client.subscribeWith().topicFilter("vigil/v1/service/state").send();
        assertThatThrownBy(() -> client.subscribeWith()
                        .topicFilter("vigil/v1/+/telemetry")
                        .send())
                .isInstanceOf(Mqtt5SubAckException.class);
        client.disconnect();

        // each with a connection of its own: Mosquitto 2.0.11 may end it after it has refused
        for (var topic : List.of(
                "vigil/v1/" + OTHER + "/telemetry",
                "vigil/v1/" + DEVICE + "/command",
                "vigil/v1/service/state",
                Conversation.TOPIC)) {
            var intruder = connected(DEVICE, password);
            assertThatThrownBy(() -> publish(intruder, topic)).as(topic).isInstanceOf(Mqtt5PubAckException.class);
        }
    }

    @Test
    void storesWhatADeviceSendsThroughIt() {
        var client = connected(DEVICE, issued(DEVICE));
        publish(client, "vigil/v1/" + DEVICE + "/telemetry");
        client.disconnect();

        Awaitility.await().atMost(SOON).untilAsserted(() -> given().get(
                        "/api/v1/devices/" + DEVICE + "/readings?field=ph")
                .then()
                .statusCode(200)
                .body("items", hasSize(1)));
    }

    @Test
    void bindsTheClientIdToTheDevice() {
        var password = issued(DEVICE);

        assertThatThrownBy(() -> connect(client("vigil-service"), DEVICE, password))
                .isInstanceOf(Mqtt5ConnAckException.class);
    }

    @Test
    void endsAConnectionWhenItsPasswordIsReplaced() {
        var first = issued(DEVICE);
        var client = connected(DEVICE, first);

        String second = given().post("/api/v1/devices/" + DEVICE + "/credential")
                .then()
                .statusCode(200)
                .extract()
                .path("password");

        Awaitility.await().atMost(SOON).until(() -> !client.getState().isConnected());
        assertThatThrownBy(() -> connected(DEVICE, first)).isInstanceOf(Mqtt5ConnAckException.class);
        connected(DEVICE, second).disconnect();
    }

    @Test
    void shutsOutADeviceThatIsRetired() {
        var password = issued(DEVICE);
        var client = connected(DEVICE, password);

        given().delete("/api/v1/devices/" + DEVICE).then().statusCode(204);

        Awaitility.await().atMost(SOON).until(() -> !client.getState().isConnected());
        assertThatThrownBy(() -> connected(DEVICE, password)).isInstanceOf(Mqtt5ConnAckException.class);
    }

    @Test
    void issuesNothingWhileTheBrokerIsAway() throws IOException, InterruptedException {
        broker.stop();
        given().post("/api/v1/devices/credentials?device=" + DEVICE)
                .then()
                .statusCode(503)
                .body("detail", containsString("No password was issued"));
        Awaitility.await().atMost(SOON).untilAsserted(() -> compared().body("failure", containsString("localhost")));

        broker.start();
        connected(DEVICE, issued(DEVICE)).disconnect();
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThat(
                        compared().extract().<String>path("failure"))
                .isNull());
    }

    @Test
    void shutsOutWhomThisServiceNoLongerKnowsAndLetsThemInAgain() throws SQLException {
        var password = issued(DEVICE);
        execute("UPDATE device_credential SET device_id = '%s' WHERE device_id = '%s'".formatted(OTHER, DEVICE));
        Awaitility.await().atMost(SOON).untilAsserted(() -> assertThatThrownBy(() -> connected(DEVICE, password))
                .isInstanceOf(Mqtt5ConnAckException.class));

        execute("UPDATE device_credential SET device_id = '%s' WHERE device_id = '%s'".formatted(DEVICE, OTHER));
        Awaitility.await().atMost(SOON).ignoreExceptions().until(() -> {
            connected(DEVICE, password).disconnect();
            return true;
        });
    }

    @Test
    void namesDevicesWhosePasswordTheBrokerWasNeverTold() throws SQLException {
        execute("INSERT INTO device_credential (device_id, salt, hash, issued_at)" + " VALUES ('" + OTHER
                + "', '\\x00', '\\x00', now())");
        Awaitility.await().atMost(SOON).untilAsserted(() -> compared().body("unknown", hasItem(OTHER)));

        given().post("/api/v1/devices/" + OTHER + "/credential").then().statusCode(200);

        compared().body("unknown", hasSize(0));
    }

    @Test
    void touchesNoClientThatSomebodyElseMade() {
        given().contentType("application/json")
                .body(
                        """
                        {"id":"health","site":"wujiang-waterworks","name":"检查","name_en":"Check","family":"drinking_water","protocol":"vigil_json","disinfectant":"free_chlorine",
                         "interval_s":60,"sampling_point":"plant_outlet","fields":["ph"]}""")
                .post("/api/v1/devices");
        given().post("/api/v1/devices/health/credential")
                .then()
                .statusCode(503)
                .body("detail", containsString("that Vigil did not make"));
    }

    private String issued(String device) {
        return given().post("/api/v1/devices/credentials?device=" + device)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].password");
    }

    private static ValidatableResponse compared() {
        return given().get("/api/v1/broker/devices").then().statusCode(200);
    }

    private Mqtt5BlockingClient connected(String device, String password) {
        var client = client(device);
        connect(client, device, password);
        return client;
    }

    private static void connect(Mqtt5BlockingClient client, String device, String password) {
        client.connectWith()
                .simpleAuth()
                .username(device)
                .password(password.getBytes(StandardCharsets.US_ASCII))
                .applySimpleAuth()
                .send();
    }

    private Mqtt5BlockingClient client(String id) {
        return MqttClient.builder()
                .useMqttVersion5()
                .identifier(id)
                .serverHost("localhost")
                .serverPort(broker.port())
                .sslConfig()
                .trustManagerFactory(trusted())
                .applySslConfig()
                .buildBlocking();
    }

    private TrustManagerFactory trusted() {
        try (var file = Files.newInputStream(broker.secret("ca.crt"))) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(file));
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void publish(Mqtt5BlockingClient client, String topic) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload("{\"at\":\"%s\",\"values\":{\"ph\":7.2}}"
                        .formatted(Instant.now())
                        .getBytes(StandardCharsets.US_ASCII))
                .send();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
