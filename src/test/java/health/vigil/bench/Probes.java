package health.vigil.bench;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Devices that each send one buffered message, which raises an alarm at once: turbidity 3.5 NTU, a reading a minute for
 * six minutes up to now. The limit at the outlet is 1 NTU with an on-delay of 5 minutes of event time.
 */
final class Probes implements AutoCloseable {
    private static final int READINGS = 7;
    private static final long PATIENCE_SECONDS = 30;

    private final Map<String, Mqtt3AsyncClient> clients = new LinkedHashMap<>();

    /** Opens all connections beforehand: connecting is not what is measured. */
    static Probes connect(Deployment deployment) throws Exception {
        var probes = new Probes();
        for (var login : deployment.fleet().probes()) {
            var client = Mqtt3Client.builder()
                    .identifier(login.device())
                    .serverHost("127.0.0.1")
                    .serverPort(deployment.mqttPort())
                    .simpleAuth()
                    .username(login.username())
                    .password(login.password().getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth()
                    .buildAsync();
            client.connect().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            probes.clients.put(login.device(), client);
        }
        return probes;
    }

    /** Sends the first so many, evenly. @return {@link System#nanoTime} of each publish, by device */
    Map<String, Long> send(int count, Duration every) {
        var sent = new LinkedHashMap<String, Long>();
        var start = System.nanoTime();
        for (var probe : clients.entrySet().stream().limit(count).toList()) {
            Wait.nanos(start + sent.size() * every.toNanos());
            var publish = probe.getValue()
                    .publishWith()
                    .topic("vigil/v1/" + probe.getKey() + "/telemetry")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(message(Instant.now()).getBytes(StandardCharsets.UTF_8));
            sent.put(probe.getKey(), System.nanoTime());
            publish.send();
        }
        return sent;
    }

    private static String message(Instant now) {
        return IntStream.range(0, READINGS)
                .mapToObj(i -> "{\"at\":\"%s\",\"values\":{\"turbidity\":3.5}}"
                        .formatted(now.minus(Duration.ofMinutes(READINGS - 1 - i))))
                .collect(Collectors.joining(",", "{\"readings\":[", "]}"));
    }

    @Override
    public void close() {
        clients.values().forEach(Mqtt3AsyncClient::disconnect);
    }
}
