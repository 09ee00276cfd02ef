package health.vigil.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The broker hands on each client's messages in the order in which it took them. */
@QuarkusTest
@WithTestResource(EmbeddedPartsResource.class)
class MessageOrderTest {
    private static final int CLIENTS = 20;
    private static final int MESSAGES = 500;
    private static final int UNDER_WAY = 3;

    @ConfigProperty(name = "vigil.mqtt.port")
    int port;

    @ConfigProperty(name = "vigil.mqtt.username")
    String name;

    @ConfigProperty(name = "vigil.mqtt.password")
    String password;

    private final Map<String, List<Integer>> received = new ConcurrentHashMap<>();

    @Test
    void ofClientsThatAwaitEachAcknowledgement() {
        var listener = listener("order-1");
        var clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> client("order-1-" + i))
                .toList();

        clients.forEach(client -> {
            CompletableFuture<?> last = CompletableFuture.completedFuture(null);
            for (var number = 0; number < MESSAGES; number++) {
                var message = message(client, number);
                last = last.thenCompose(acknowledged -> client.publish(message));
            }
        });

        allCameInOrder();
        clients.forEach(client -> client.disconnect().join());
        listener.disconnect().join();
    }

    @Test
    void ofClientsThatHaveSeveralUnderWay() {
        var listener = listener("order-2");
        var clients = IntStream.range(0, CLIENTS)
                .mapToObj(i -> client("order-2-" + i))
                .toList();

        var underWay = new ArrayDeque<CompletableFuture<?>>();
        for (var number = 0; number < MESSAGES; number++) {
            for (var client : clients) {
                underWay.add(client.publish(message(client, number)));
                if (underWay.size() > CLIENTS * UNDER_WAY) {
                    underWay.remove().join();
                }
            }
        }

        allCameInOrder();
        clients.forEach(client -> client.disconnect().join());
        listener.disconnect().join();
    }

    private void allCameInOrder() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> received.values().stream().mapToInt(List::size).sum() == CLIENTS * MESSAGES);
        assertThat(received).hasSize(CLIENTS);
        assertThat(received.values()).allSatisfy(numbers -> assertThat(numbers).isSorted());
    }

    private Mqtt3AsyncClient listener(String id) {
        var listener = client(id);
        listener.subscribeWith()
                .topicFilter("vigil/v1/+/command")
                .qos(MqttQos.AT_LEAST_ONCE)
                .callback(message -> received.computeIfAbsent(
                                message.getTopic().toString(), topic -> new CopyOnWriteArrayList<>())
                        .add(Integer.valueOf(new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8))))
                .send()
                .join();
        return listener;
    }

    private Mqtt3AsyncClient client(String id) {
        var client = Mqtt3Client.builder()
                .identifier(id)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .simpleAuth()
                .username(name)
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildAsync();
        client.connect().join();
        return client;
    }

    /** On a topic that the service under test pays no attention to. */
    private static Mqtt3Publish message(Mqtt3AsyncClient client, int number) {
        return Mqtt3Publish.builder()
                .topic("vigil/v1/" + client.getConfig().getClientIdentifier().orElseThrow() + "/command")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(Integer.toString(number).getBytes(StandardCharsets.UTF_8))
                .build();
    }
}
