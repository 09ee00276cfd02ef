package health.vigil.platform.embedded;

import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;

/**
 * What a signed-in client may do. Addresses are MQTT topics with dots for slashes; a dot within a topic is escaped by
 * the broker, so equal addresses are equal topics.
 */
sealed interface Rights {
    /** The client's name, as it signed in. */
    String name();

    /** Whether a session of this client may bear that MQTT client id. */
    boolean mayBear(String clientId);

    boolean allow(CheckType check, String address);

    /** The service: all of Vigil's topics. */
    record OfService(String name) implements Rights {
        @Override
        public boolean mayBear(String clientId) {
            return true;
        }

        @Override
        public boolean allow(CheckType check, String address) {
            return address.startsWith("vigil.");
        }
    }

    /**
     * A device: it sends under its own id and listens to its commands and to the service's state.
     *
     * <p>Its client id is its own id, or that followed by a colon and more: nobody takes over another's session.
     */
    record OfDevice(String name) implements Rights {
        private static final String SERVICE_STATE = "vigil.v1.service.state";
        private static final Set<String> SENT = Set.of("telemetry", "event", "state");

        @Override
        public boolean mayBear(String clientId) {
            return clientId.equals(name) || clientId.startsWith(name + ":");
        }

        @Override
        public boolean allow(CheckType check, String address) {
            return switch (check) {
                case SEND -> sends(address);
                case CONSUME,
                        CREATE_DURABLE_QUEUE,
                        DELETE_DURABLE_QUEUE,
                        CREATE_NON_DURABLE_QUEUE,
                        DELETE_NON_DURABLE_QUEUE -> hears(address);
                case CREATE_ADDRESS -> sends(address) || hears(address);
                default -> false;
            };
        }

        private boolean sends(String address) {
            var own = "vigil.v1." + name + ".";
            return address.startsWith(own) && SENT.contains(address.substring(own.length()));
        }

        private boolean hears(String addressAndQueue) {
            // the queue's name begins with the client id, which is the device's own
            var address = addressAndQueue.split("::", 2)[0];
            return address.equals(SERVICE_STATE) || address.equals("vigil.v1." + name + ".command");
        }
    }
}
