package health.vigil.ingest;

import health.vigil.telemetry.Channel;
import health.vigil.telemetry.Frame;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import io.smallrye.reactive.messaging.mqtt.ReceivingMqttMessageMetadata;
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

    private final Intake intake;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final int window;
    private volatile Flow.@Nullable Subscription subscription;

    DeviceChannel(Intake intake, IngestMetrics metrics, Clock clock, int window) {
        this.intake = intake;
        this.metrics = metrics;
        this.clock = clock;
        this.window = window;
    }

    void subscribeTo(Multi<Message<byte[]>> messages) {
        messages.subscribe().withSubscriber(this);
    }

    void cancel() {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        subscription = to;
        to.request(window);
    }

    @Override
    public void onItem(Message<byte[]> message) {
        var mqtt = message.getMetadata(ReceivingMqttMessageMetadata.class).orElseThrow();
        var publish = mqtt.getMessage();
        Runnable stored = () -> {
            publish.ack();
            subscription.request(1);
        };
        frame(mqtt, message.getPayload())
                .ifPresentOrElse(
                        frame -> {
                            metrics.received();
                            intake.take(new Inbound(frame, mqtt.isRetain(), stored));
                        },
                        stored);
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

    @Override
    public void onFailure(Throwable failure) {
        LOG.errorf(failure, "the MQTT channel ended; no further messages are taken until the service is restarted");
    }

    @Override
    public void onCompletion() {
        LOG.info("the MQTT channel is closed");
    }
}
