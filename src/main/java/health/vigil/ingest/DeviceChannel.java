package health.vigil.ingest;

import health.vigil.telemetry.Channel;
import health.vigil.telemetry.Frame;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.reactive.messaging.mqtt.ReceivingMqttMessageMetadata;
import io.vertx.mutiny.mqtt.messages.MqttPublishMessage;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the broker delivers into frames. It asks for as many messages as the intake can hold and for another one
 * with each that was stored, so nothing piles up here.
 */
final class DeviceChannel implements MultiSubscriber<Message<byte[]>> {
    private static final Logger LOG = Logger.getLogger(DeviceChannel.class);
    private static final String ROOT = "vigil/v1/";

    private final Multi<Message<byte[]>> messages;
    private final Intake intake;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final int window;
    private final Runnable newConnection;
    private Flow.@Nullable Subscription subscription;
    private int held;

    /** @param newConnection makes the broker send again what was not acknowledged */
    DeviceChannel(
            Multi<Message<byte[]>> messages,
            Intake intake,
            IngestMetrics metrics,
            Clock clock,
            int window,
            Runnable newConnection) {
        this.messages = messages;
        this.intake = intake;
        this.metrics = metrics;
        this.clock = clock;
        this.window = window;
        this.newConnection = newConnection;
    }

    void open() {
        messages.subscribe().withSubscriber(this);
    }

    synchronized void close() {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription to) {
        subscription = to;
        if (window > held) {
            to.request(window - held);
        }
    }

    @Override
    public void onItem(Message<byte[]> message) {
        synchronized (this) {
            held++;
        }
        var mqtt = message.getMetadata(ReceivingMqttMessageMetadata.class).orElseThrow();
        var publish = mqtt.getMessage();
        frame(mqtt, message.getPayload())
                .ifPresentOrElse(
                        frame -> {
                            metrics.received();
                            intake.take(new Inbound(frame, mqtt.isRetain(), () -> stored(publish)));
                        },
                        () -> stored(publish));
    }

    private void stored(MqttPublishMessage publish) {
        try {
            publish.ack();
        } catch (RuntimeException e) {
            LOG.debugf("the connection that a message came by is gone; the broker sends it again (%s)", e.getMessage());
        }
        synchronized (this) {
            held--;
            if (subscription != null) {
                subscription.request(1);
            }
        }
    }

    /** Empty for the topics that are ours, not the devices'. */
    private Optional<Frame> frame(ReceivingMqttMessageMetadata mqtt, byte[] payload) {
        var topic = mqtt.getTopic();
        var slash = topic.lastIndexOf('/');
        if (slash <= ROOT.length()) {
            return Optional.empty();
        }
        var device = topic.substring(ROOT.length(), slash);
        return device.equals("service")
                ? Optional.empty()
                : Channel.ofTopicLevel(topic.substring(slash + 1))
                        .map(channel -> new Frame(
                                device,
                                channel,
                                payload,
                                null,
                                clock.instant(),
                                mqtt.isDuplicate() || mqtt.isRetain()));
    }

    /**
     * A broker that sends more than its window (Mosquitto does, under a backlog) overflows the connector's buffer, which
     * ends the channel. What was in the buffer is not acknowledged: we listen anew and have it sent again.
     */
    @Override
    public void onFailure(Throwable failure) {
        LOG.warnf(
                "the broker sent more than it may have unacknowledged (%s); listening anew, it sends the rest again",
                failure.getMessage());
        open();
        newConnection.run();
    }

    @Override
    public void onCompletion() {
        LOG.debug("the MQTT channel is closed");
    }
}
