package health.vigil.simulator.broker;

import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Receives everything that devices send, as the service would. */
public final class TestSubscriber implements AutoCloseable {

    /** One message; {@code contentType} is empty where none was sent. */
    public record Received(String topic, String contentType, boolean retained, String text) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Mqtt5BlockingClient client;

    public TestSubscriber(TestBroker broker) {
        client = Mqtt5Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(broker.port())
                .buildBlocking();
        client.connect();
        client.toAsync()
                .subscribeWith()
                .topicFilter("vigil/v1/#")
                .callback(publish -> received.add(received(publish)))
                .send()
                .join();
    }

    /** Messages on topics with this end, for instance {@code dw-1/telemetry}, in the order of arrival. */
    public List<Received> on(String topicEnd) {
        return received.stream()
                .filter(message -> message.topic().endsWith(topicEnd))
                .toList();
    }

    @Override
    public void close() {
        client.disconnect();
    }

    private static Received received(Mqtt5Publish publish) {
        return new Received(
                publish.getTopic().toString(),
                publish.getContentType().map(Object::toString).orElse(""),
                publish.isRetain(),
                new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8));
    }
}
