package health.vigil.ingest;

import io.smallrye.reactive.messaging.ClientCustomizer;
import io.smallrye.reactive.messaging.mqtt.session.MqttClientSessionOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * The service's sessions with the broker: the devices' messages acknowledged when we say so, not on receipt; with a will
 * that tells everybody when the service is lost; and not begun before this instance leads and somebody listens.
 *
 * <p>The connector connects before its channel is subscribed to and drops what arrives in between, while the broker
 * waits for those acknowledgements for ever. So it is sent where nobody answers until the sessions are opened, and a
 * reconnect interval later it finds the broker. A standby never opens them: it bears the same client ids, and the broker
 * would end the leader's connection.
 */
@ApplicationScoped
class MqttSession implements ClientCustomizer<MqttClientSessionOptions> {
    private static final Logger LOG = Logger.getLogger(MqttSession.class);
    private static final String LOOPBACK = "127.0.0.1";
    /** Reserved (tcpmux), refused at once. */
    private static final int NOBODY = 1;

    private final Vertx vertx;
    private final Map<String, Door> doors = new ConcurrentHashMap<>();

    MqttSession(Vertx vertx) {
        this.vertx = vertx;
    }

    /** What the connector reads at each attempt to connect, and where the broker is. */
    private record Door(MqttClientSessionOptions options, String host, int port) {
        void open() {
            options.setHostname(host).setPort(port);
        }

        void close() {
            options.setHostname(LOOPBACK).setPort(NOBODY);
        }
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
        }
        var door = new Door(options, options.getHostname(), options.getPort());
        door.close();
        doors.put(channel, door);
        return options;
    }

    /** Lets the connector find the broker; to be called when the devices' channel is subscribed to. */
    void open() {
        doors.values().forEach(Door::open);
    }

    /** Leaves connections as they are; one that is lost is not made again before the next {@link #open}. */
    void close() {
        doors.values().forEach(Door::close);
    }

    /** Ends the connector's connection by taking its session over for a moment; the connector makes a new one. */
    void renew() {
        var door = doors.get(IngestLifecycle.DEVICES);
        if (door == null) {
            return;
        }
        var client = MqttClient.create(vertx, door.options());
        client.connect(door.options().getPort(), door.options().getHostname())
                .compose(accepted -> client.disconnect())
                .onFailure(e -> LOG.warnf("the MQTT session could not be taken over: %s", e.getMessage()));
    }
}
