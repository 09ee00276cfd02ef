package health.vigil.simulator.mqtt;

import java.net.URI;
import java.net.URISyntaxException;

/** Where the broker listens, written {@code mqtt://host:port}; the port defaults to 1883. */
public record BrokerAddress(String host, int port) {

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static BrokerAddress parse(String text) {
        try {
            var uri = new URI(text.contains("://") ? text : "mqtt://" + text);
            if (!"mqtt".equals(uri.getScheme()) && !"tcp".equals(uri.getScheme())) {
                throw new IllegalArgumentException("'" + text + "': only mqtt:// is supported");
            }
            if (uri.getHost() == null) {
                throw new IllegalArgumentException("'" + text + "' names no host; write mqtt://127.0.0.1:1883");
            }
            return new BrokerAddress(uri.getHost(), uri.getPort() < 0 ? 1883 : uri.getPort());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is no address; write mqtt://127.0.0.1:1883", e);
        }
    }

    @Override
    public String toString() {
        return "mqtt://" + host + ":" + port;
    }
}
