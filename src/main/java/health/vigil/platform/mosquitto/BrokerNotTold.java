package health.vigil.platform.mosquitto;

import java.io.IOException;

/** The broker could not be told, or did not do as it was told; the message says which to the operator. */
final class BrokerNotTold extends IOException {
    private static final long serialVersionUID = 1L;

    BrokerNotTold(String message) {
        super(message);
    }

    BrokerNotTold(String message, Throwable cause) {
        super(message, cause);
    }
}
