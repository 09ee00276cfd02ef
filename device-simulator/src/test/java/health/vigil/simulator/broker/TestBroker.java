package health.vigil.simulator.broker;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** A real broker for MQTT 3.1.1 and 5 in this process, in memory, on a port of its own. */
public final class TestBroker implements AutoCloseable {

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final int port;

    private TestBroker(int port) {
        this.port = port;
    }

    public static TestBroker start() throws Exception {
        return start(freePort());
    }

    public static TestBroker start(int port) throws Exception {
        var broker = new TestBroker(port);
        var configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setJMXManagementEnabled(false)
                .setSecurityEnabled(false)
                .setAddressSettings(Map.of("#", new AddressSettings().setAutoCreateAddresses(true)))
                .addAcceptorConfiguration(
                        "mqtt",
                        "tcp://127.0.0.1:" + port + "?protocols=MQTT&defaultMaximumInFlightPublishMessages=4000");
        broker.server.setConfiguration(configuration);
        broker.server.start();
        return broker;
    }

    public int port() {
        return port;
    }

    public String url() {
        return "mqtt://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the test broker did not stop", e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
