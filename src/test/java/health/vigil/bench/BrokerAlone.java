package health.vigil.bench;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** As many messages as the embedded broker passes on: the service's own session, held by a client that only acknowledges. */
final class BrokerAlone {
    /** More than two cores pass on; the window of each device holds back what the broker has not taken. */
    private static final int RATE = 40_000;

    private static final int IN_FLIGHT = 4;
    private static final Duration MOST = Duration.ofSeconds(20);
    private static final Duration DRAIN = Duration.ofSeconds(60);

    private BrokerAlone() {}

    /** @return messages a second, from the first to the last that was passed on */
    static double measure(
            Workplace workplace, Parts.Running parts, Path credentials, Duration duration, Figures figures)
            throws Exception {
        Progress.say("the broker alone");
        var received = new Received();
        var consumer = consumer(parts, received);
        try {
            var load = Load.start(
                    workplace,
                    credentials,
                    parts.mqttPort(),
                    RATE,
                    duration.compareTo(MOST) < 0 ? duration : MOST,
                    IN_FLIGHT);
            Wait.until("a message is passed on", () -> {
                if (!load.running()) {
                    load.await();
                }
                return received.count.get() > 0;
            });
            var cpu = Proc.cpuSeconds(parts.broker().handle());
            var sent = load.await();
            Wait.within(DRAIN, () -> received.count.get() >= sent.acknowledged());
            var count = received.count.get();
            var rate = count / received.seconds();
            figures.add(
                    Raw.SETUP,
                    "broker: to a client that only acknowledges",
                    "%,.0f messages/s; %.0f s CPU per million messages; %,d acknowledged, %,d passed on",
                    rate,
                    (Proc.cpuSeconds(parts.broker().handle()) - cpu) / (count / 1e6),
                    sent.acknowledged(),
                    count);
            return rate;
        } finally {
            consumer.disconnect().get(DRAIN.toSeconds(), TimeUnit.SECONDS);
        }
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

        double seconds() {
            return (last - first) / 1e9;
        }
    }
}
