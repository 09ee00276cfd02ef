package health.vigil.ingest;

import io.smallrye.reactive.messaging.ClientCustomizer;
import io.smallrye.reactive.messaging.mqtt.session.MqttClientSessionOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The service's session with the broker: acknowledged when we say so, not on receipt; with a will that tells everybody
 * when the service is lost; and not begun before somebody listens.
 *
 * <p>The connector connects before its channel is subscribed to and drops what arrives in between, while the broker
 * waits for those acknowledgements for ever. So its first attempt is sent where nobody answers, and the next one, a
 * reconnect interval later, finds the broker.
 */
@ApplicationScoped
class MqttSession implements ClientCustomizer<MqttClientSessionOptions> {
    private static final Logger LOG = Logger.getLogger(MqttSession.class);
    private static final String LOOPBACK = "127.0.0.1";
    /** Reserved (tcpmux), refused at once. */
    private static final int NOBODY = 1;

    private final Vertx vertx;
    private @Nullable MqttClientSessionOptions options;
    private @Nullable Runnable opening;

    MqttSession(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public MqttClientSessionOptions customize(String channel, Config config, MqttClientSessionOptions options) {
        if (channel.equals(IngestLifecycle.DEVICES)) {
            options.setAutoAck(false);
            options.setWillFlag(true)
                    .setWillQoS(1)
                    .setWillRetain(true)
                    .setWillTopic(ServiceState.TOPIC)
                    .setWillMessageBytes(Buffer.buffer(ServiceState.LOST));
            var host = options.getHostname();
            var port = options.getPort();
            opening = () -> options.setHostname(host).setPort(port);
            options.setHostname(LOOPBACK).setPort(NOBODY);
            this.options = options;
        }
        return options;
    }

    /** Lets the connector find the broker; to be called when its channel is subscribed to. */
    void open() {
        if (opening != null) {
            opening.run();
        }
    }

    /** Ends the connector's connection by taking its session over for a moment; the connector makes a new one. */
    void renew() {
        if (options == null) {
            return;
        }
        var client = MqttClient.create(vertx, options);
        client.connect(options.getPort(), options.getHostname())
                .compose(accepted -> client.disconnect())
                .onFailure(e -> LOG.warnf("the MQTT session could not be taken over: %s", e.getMessage()));
    }
}
