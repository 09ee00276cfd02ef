package health.vigil.simulator.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import health.vigil.simulator.registry.Credential;
import health.vigil.simulator.wire.Payload;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A connection in MQTT 3.1.1, which knows no content type and cannot ask for the will when it disconnects. */
final class Mqtt3Uplink implements Uplink {

    private final Mqtt3AsyncClient client;
    private final Credential login;
    private final String stateTopic;

    Mqtt3Uplink(BrokerAddress broker, Credential login, LinkListener listener) {
        this.login = login;
        this.stateTopic = Topics.of(login.device()).state();
        this.client = Mqtt3Client.builder()
                .identifier(login.device())
                .serverHost(broker.host())
                .serverPort(broker.port())
                .addConnectedListener(context -> {
                    announce(DeviceState.ONLINE);
                    listener.opened();
                })
                .addDisconnectedListener(new Reconnect(listener))
                .buildAsync();
    }

    @Override
    public void open() {
        client.connectWith()
                .keepAlive(30)
                .simpleAuth()
                .username(login.username())
                .password(login.password().getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .willPublish()
                .topic(stateTopic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .payload(DeviceState.LOST.bytes())
                .applyWillPublish()
                .send();
    }

    @Override
    public boolean isOpen() {
        return client.getState().isConnected();
    }

    @Override
    public CompletableFuture<Void> publish(String topic, Payload payload, boolean retained) {
        return client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(retained)
                .payload(payload.bytes())
                .send()
                .thenAccept(publish -> {});
    }

    @Override
    public CompletableFuture<Void> drop() {
        return client.disconnect();
    }

    @Override
    public CompletableFuture<Void> close() {
        return announce(DeviceState.OFFLINE)
                .handle((done, error) -> client.disconnect())
                .thenCompose(done -> done);
    }

    private CompletableFuture<Void> announce(DeviceState state) {
        return publish(stateTopic, state.payload(), true);
    }
}
