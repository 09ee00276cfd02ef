package health.vigil.custody.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a vehicle's message to its alarm, over the real broker. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(user = "keeper", roles = "admin")
class VehicleOverMqttTest {
    @ConfigProperty(name = "vigil.mqtt.host")
    String host;

    @ConfigProperty(name = "vigil.mqtt.port")
    int port;

    @ConfigProperty(name = "vigil.mqtt.username")
    String username;

    @ConfigProperty(name = "vigil.mqtt.password")
    String password;

    @Inject
    Road road;

    private Mqtt3BlockingClient client;

    @BeforeEach
    void connect() {
        client = Mqtt3Client.builder()
                .identifier("vigil-service-test-road")
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
    void aStopThatIsPublishedIsAnAlarm() {
        var vehicle = road.vehicle();
        for (var event : new Road.Drive(vehicle).stand(0, 15, 5000, 0).events()) {
            client.publishWith()
                    .topic("vigil/v1/" + vehicle + "/event")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(event.event().body().getBytes(StandardCharsets.UTF_8))
                    .send();
        }

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        road.rows("SELECT rule_id FROM alarm WHERE device_id = '%s' AND container = '%s'"
                                .formatted(vehicle, vehicle)))
                .containsExactly("eng-medical-waste.vehicle.stop"));
    }
}
