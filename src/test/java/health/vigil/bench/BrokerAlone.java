package health.vigil.bench;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many messages the embedded broker passes on while it keeps up: the offered rate rises until it doesn't. The service's
 * own session takes them, held by a client that only acknowledges.
 */
final class BrokerAlone {
    private static final List<Integer> RATES = List.of(5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000);
    /** Of the offered rate, counted until the last message was passed on. */
    private static final double KEEPS_UP = 0.95;

    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration DRAIN = Duration.ofSeconds(60);
    private static final int IN_FLIGHT = 100;

    private final Workplace workplace;
    private final Parts.Running parts;
    private final Path credentials;
    private final Received received = new Received();

    BrokerAlone(Workplace workplace, Parts.Running parts, Path credentials) {
        this.workplace = workplace;
        this.parts = parts;
        this.credentials = credentials;
    }

    /** @return messages a second */
    double measure(Figures figures) throws Exception {
        var consumer = consumer(parts, received);
        try {
            var best = step(RATES.get(0));
            for (var rate : RATES.subList(1, RATES.size())) {
                var next = best.keptUp() ? step(rate) : best;
                if (!next.keptUp()) {
                    break;
                }
                best = next;
            }
            figures.add(
                    Raw.SETUP,
                    "broker: to one client that only acknowledges",
                    "%,.0f messages/s of %,d offered; %.0f s CPU per million messages",
                    best.rate,
                    best.offered,
                    best.cpuSecondsPerMillion);
            return best.rate;
        } finally {
            consumer.disconnect().get(DRAIN.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private record Step(int offered, double rate, double cpuSecondsPerMillion) {
        boolean keptUp() {
            return rate >= KEEPS_UP * offered;
        }
    }

    private Step step(int rate) {
        received.reset();
        var cpu = Proc.cpuSeconds(parts.broker().handle());
        var load = Load.start(workplace, credentials, parts.mqttPort(), rate, STEP, IN_FLIGHT);
        var sent = load.await();
        Wait.within(DRAIN, () -> received.count.get() >= sent.acknowledged());
        var count = received.count.get();
        var step = new Step(
                rate,
                count / received.seconds(),
                (Proc.cpuSeconds(parts.broker().handle()) - cpu) / (count / 1e6));
        Progress.say("  the broker alone: %,.0f messages/s of %,d offered", step.rate, rate);
        return step;
    }

    private static Mqtt3AsyncClient consumer(Parts.Running parts, Received received) throws Exception {
        var client = Mqtt3Client.builder()
                .identifier(Parts.Running.MQTT_USER)
                .serverHost("127.0.0.1")
                .serverPort(parts.mqttPort())
                .simpleAuth()
                .username(Parts.Running.MQTT_USER)
                .password(parts.mqttPassword().getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildAsync();
        client.publishes(
                MqttGlobalPublishFilter.ALL,
                message -> received.one(message.getTopic().toString()));
        client.connectWith().cleanSession(false).send().get(DRAIN.toSeconds(), TimeUnit.SECONDS);
        client.subscribeWith()
                .topicFilter("vigil/v1/+/+")
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .get(DRAIN.toSeconds(), TimeUnit.SECONDS);
        return client;
    }

    /** Counted by the one thread of the client. */
    private static final class Received {
        private final AtomicLong count = new AtomicLong();
        private volatile long first;
        private volatile long last;

        void one(String topic) {
            if (!topic.endsWith("/telemetry")) {
                return;
            }
            last = System.nanoTime();
            if (count.getAndIncrement() == 0) {
                first = last;
            }
        }

        void reset() {
            count.set(0);
        }

        double seconds() {
            return (last - first) / 1e9;
        }
    }
}
