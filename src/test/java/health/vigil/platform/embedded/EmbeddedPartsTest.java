package health.vigil.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import health.vigil.EmbeddedPartsResource;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedPartsResource.class)
class EmbeddedPartsTest {
    private static final String DEVICE = "parts-test-1";
    private static final int CONNACK_BYTES = 4;
    private static final String PASSWORD = "0123456789abcdef";

    @Inject
    DataSource database;

    @ConfigProperty(name = "vigil.mqtt.port")
    int port;

    @ConfigProperty(name = "vigil.mqtt.username")
    String serviceName;

    @ConfigProperty(name = "vigil.mqtt.password")
    String servicePassword;

    @BeforeEach
    void registersTheDevice() throws Exception {
        var salt = "salt".getBytes(StandardCharsets.UTF_8);
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(salt);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO jurisdiction (code, name, name_en, level) VALUES ('990000', '测', 'Test', 'province')
                        ON CONFLICT DO NOTHING;
                    INSERT INTO site (id, name, name_en, jurisdiction, kind)
                        VALUES ('parts-test', '测', 'Test', '990000', 'pool') ON CONFLICT DO NOTHING;
                    INSERT INTO device (id, site, name, name_en, family, sampling_point, interval_s)
                        VALUES ('parts-test-1', 'parts-test', '测', 'Test', 'swimming_pool', 'pool', 60)
                        ON CONFLICT DO NOTHING;""");
            try (var credential = connection.prepareStatement(
                    "INSERT INTO device_credential VALUES (?, ?, ?, now()) ON CONFLICT DO NOTHING")) {
                credential.setString(1, DEVICE);
                credential.setBytes(2, salt);
                credential.setBytes(3, digest.digest(PASSWORD.getBytes(StandardCharsets.UTF_8)));
                credential.executeUpdate();
            }
        }
    }

    @Test
    void theDatabaseKeepsWhatItCommits() throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT current_setting('fsync'), current_setting('synchronous_commit'), usesuper FROM pg_user WHERE usename = current_user")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("on");
            assertThat(rows.getString(2)).isEqualTo("on");
            assertThat(rows.getBoolean(3)).isFalse();
        }
    }

    @Test
    void letsADeviceInAndCarriesWhatItSendsToTheService() throws Exception {
        var service = client("parts-test-service");
        connect(service, serviceName, servicePassword);
        try (var received = service.publishes(MqttGlobalPublishFilter.ALL)) {
            service.subscribeWith()
                    .topicFilter("vigil/v1/" + DEVICE + "/telemetry")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send();
            var device = signedIn();
            publish(device, "vigil/v1/" + DEVICE + "/telemetry");

            assertThat(received.receive(5, TimeUnit.SECONDS))
                    .hasValueSatisfying(
                            message -> assertThat(message.getTopic()).hasToString("vigil/v1/" + DEVICE + "/telemetry"));
            device.disconnect();
        }
        service.disconnect();
    }

    @Test
    void carriesACommandAndTheServiceStateToTheDevice() throws Exception {
        var device = signedIn();
        try (var received = device.publishes(MqttGlobalPublishFilter.ALL)) {
            device.subscribeWith()
                    .addSubscription()
                    .topicFilter("vigil/v1/" + DEVICE + "/command")
                    .applySubscription()
                    .addSubscription()
                    .topicFilter("vigil/v1/service/state")
                    .applySubscription()
                    .send();
            var service = client("parts-test-service-2");
            connect(service, serviceName, servicePassword);
            publish(service, "vigil/v1/" + DEVICE + "/command");

            assertThat(received.receive(5, TimeUnit.SECONDS)).isPresent();
            service.disconnect();
        }
        device.disconnect();
    }

    @Test
    void refusesAWrongPassword() {
        assertThatThrownBy(() -> connect(client(DEVICE), DEVICE, "wrong")).isInstanceOf(Mqtt5ConnAckException.class);
        assertThatThrownBy(() -> MqttClient.builder()
                        .useMqttVersion3()
                        .identifier(DEVICE)
                        .serverHost("127.0.0.1")
                        .serverPort(port)
                        .simpleAuth()
                        .username(DEVICE)
                        .password("wrong".getBytes(StandardCharsets.UTF_8))
                        .applySimpleAuth()
                        .buildBlocking()
                        .connect())
                .isInstanceOf(Mqtt3ConnAckException.class);
    }

    @Test
    void refusesADeviceThatIsNotRegistered() {
        assertThatThrownBy(() -> connect(client("nobody"), "nobody", PASSWORD))
                .isInstanceOf(Mqtt5ConnAckException.class);
    }

    @Test
    void refusesTheClientIdOfAnotherDeviceAndLeavesItsSessionAlone() {
        var victim = client("parts-test-2");
        connect(victim, serviceName, servicePassword);

        assertThatThrownBy(() -> connect(client("parts-test-2"), DEVICE, PASSWORD))
                .isInstanceOf(Mqtt5ConnAckException.class);
        assertThat(victim.getState().isConnected()).isTrue();
        victim.disconnect();
    }

    @Test
    void refusesToPublishUnderAnotherId() {
        var device = signedIn();

        assertThatThrownBy(() -> publish(device, "vigil/v1/parts-test-2/telemetry"))
                .isInstanceOf(Mqtt5PubAckException.class);
        assertThatThrownBy(() -> publish(device, "vigil/v1/" + DEVICE + "/command"))
                .isInstanceOf(Mqtt5PubAckException.class);
        assertThatThrownBy(() -> publish(device, "vigil.v1." + DEVICE + ".telemetry"))
                .isInstanceOf(Mqtt5PubAckException.class);
        device.disconnect();
    }

    @Test
    void refusesToListenToOthers() {
        for (var filter :
                new String[] {"#", "vigil/v1/+/telemetry", "vigil/v1/parts-test-2/command", "$share/g/vigil/#"}) {
            var device = signedIn();
            assertThatThrownBy(() -> device.subscribeWith().topicFilter(filter).send())
                    .as(filter)
                    .isInstanceOf(Mqtt5SubAckException.class);
            device.disconnect();
        }
    }

    @Test
    void keepsAForeignWillToItself() throws Exception {
        var service = client("parts-test-service-3");
        connect(service, serviceName, servicePassword);
        try (var received = service.publishes(MqttGlobalPublishFilter.ALL)) {
            service.subscribeWith().topicFilter("vigil/v1/" + DEVICE + "/state").send();
            service.subscribeWith().topicFilter("vigil/v1/parts-test-2/state").send();
            dropWithWill(DEVICE + ":foreign", "vigil/v1/parts-test-2/state");
            dropWithWill(DEVICE + ":own", "vigil/v1/" + DEVICE + "/state");

            assertThat(received.receive(5, TimeUnit.SECONDS))
                    .hasValueSatisfying(
                            message -> assertThat(message.getTopic()).hasToString("vigil/v1/" + DEVICE + "/state"));
            assertThat(received.receive(200, TimeUnit.MILLISECONDS)).isEmpty();
        }
        service.disconnect();
    }

    @Test
    void endsAConnectionThatSendsMoreThanAMebibyte() {
        var device = MqttClient.builder()
                .useMqttVersion3()
                .identifier(DEVICE)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .simpleAuth()
                .username(DEVICE)
                .password(PASSWORD.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        device.connect();

        assertThatThrownBy(() -> device.publishWith()
                        .topic("vigil/v1/" + DEVICE + "/telemetry")
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload(new byte[PacketLimit.BYTES + 1])
                        .send())
                .hasMessageContaining("connection was closed");
        assertThat(device.getState().isConnected()).isFalse();
    }

    /** Signs in and is gone without a goodbye, as a device without power. */
    private void dropWithWill(String clientId, String topic) throws Exception {
        var connect = MqttMessageBuilders.connect()
                .clientId(clientId)
                .cleanSession(true)
                .username(DEVICE)
                .password(PASSWORD.getBytes(StandardCharsets.UTF_8))
                .willFlag(true)
                .willTopic(topic)
                .willMessage("lost".getBytes(StandardCharsets.UTF_8))
                .build();
        var encoder = new EmbeddedChannel(MqttEncoder.INSTANCE);
        encoder.writeOutbound(connect);
        ByteBuf packet = encoder.readOutbound();
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(ByteBufUtil.getBytes(packet));
            assertThat(socket.getInputStream().readNBytes(CONNACK_BYTES)).hasSize(CONNACK_BYTES);
        } finally {
            packet.release();
        }
    }

    private Mqtt5BlockingClient signedIn() {
        var device = client(DEVICE);
        connect(device, DEVICE, PASSWORD);
        return device;
    }

    private Mqtt5BlockingClient client(String id) {
        return MqttClient.builder()
                .useMqttVersion5()
                .identifier(id)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .transportConfig()
                .mqttConnectTimeout(Duration.ofSeconds(5).toSeconds(), TimeUnit.SECONDS)
                .applyTransportConfig()
                .buildBlocking();
    }

    private static void connect(Mqtt5BlockingClient client, String username, String password) {
        client.connectWith()
                .simpleAuth()
                .username(username)
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send();
    }

    private static void publish(Mqtt5BlockingClient client, String topic) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload("{}".getBytes(StandardCharsets.UTF_8))
                .send();
    }
}
