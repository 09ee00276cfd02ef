package health.vigil.platform.embedded;

import io.netty.handler.codec.mqtt.MqttMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.persistence.impl.journal.OperationContextImpl;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Keeps each client's messages in the order in which it sent them, as MQTT 3.1.1 and 5 ask in section 4.6.
 *
 * <p>The broker lets a packet wait for what the thread that handles it has under way in the journal. A pool's threads
 * take turns in handling a client's packets, so without this the next one overtakes the one that waits.
 */
final class MessageOrder implements ActiveMQServerMessagePlugin, MQTTInterceptor {
    /** What comes in waits for its own session's writing, whichever thread handles it, and is acknowledged after it. */
    @Override
    public void beforeSend(
            ServerSession session,
            Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue) {
        OperationContextImpl.setContext(session.getSessionContext());
    }

    /**
     * What goes out is in the journal already and waits for nothing. Nor does the answer to a connect, for what a resumed
     * session is sent comes after it.
     */
    @Override
    public boolean intercept(MqttMessage outgoing, RemotingConnection connection) {
        switch (outgoing.fixedHeader().messageType()) {
            case PUBLISH, CONNACK -> OperationContextImpl.clearContext();
            default -> {
                // acknowledgements wait until what they acknowledge is on disk
            }
        }
        return true;
    }
}
