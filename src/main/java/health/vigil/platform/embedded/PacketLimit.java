package health.vigil.platform.embedded;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jboss.logging.Logger;

/** Ends a connection that sends too large a message: the broker's own limit holds for MQTT 5 alone. */
final class PacketLimit implements MQTTInterceptor {
    /** The largest message taken, in bytes. */
    static final int BYTES = 1 << 20;

    private static final Logger LOG = Logger.getLogger(PacketLimit.class);

    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        if (packet instanceof MqttPublishMessage publish && publish.payload().readableBytes() > BYTES) {
            LOG.warnf(
                    "MQTT client %s disconnected: a message of %d bytes, %d are allowed.",
                    connection.getClientID(), publish.payload().readableBytes(), BYTES);
            return false;
        }
        return true;
    }
}
