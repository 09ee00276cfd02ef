package health.vigil.ingest;

import io.smallrye.reactive.messaging.ClientCustomizer;
import io.smallrye.reactive.messaging.mqtt.session.MqttClientSessionOptions;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;

/**
 * Makes the connector acknowledge when we say so, not on receipt, and leaves a will that tells everybody when the
 * service is lost.
 */
@ApplicationScoped
class MqttSession implements ClientCustomizer<MqttClientSessionOptions> {
    @Override
    public MqttClientSessionOptions customize(String channel, Config config, MqttClientSessionOptions options) {
        if (!channel.equals(IngestLifecycle.DEVICES)) {
            return options;
        }
        options.setAutoAck(false);
        options.setWillFlag(true)
                .setWillQoS(1)
                .setWillRetain(true)
                .setWillTopic(ServiceState.TOPIC)
                .setWillMessageBytes(Buffer.buffer(ServiceState.LOST));
        return options;
    }
}
