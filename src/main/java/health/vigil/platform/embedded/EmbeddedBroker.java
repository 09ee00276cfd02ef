package health.vigil.platform.embedded;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * An MQTT 3.1.1 and 5 broker. What it has acknowledged is on disk, as are retained messages and sessions, and all of
 * them outlive a kill -9. While the service is away, what doesn't fit its memory goes to disk.
 */
final class EmbeddedBroker implements AutoCloseable {
    private static final String ACCEPTOR = "mqtt";
    /** Below this the broker takes nothing more, and devices keep their data. */
    private static final long LEAST_FREE_DISK = 512L << 20;

    /** Where a message goes that asked to expire; the broker warns of every queue without such a place. */
    private static final SimpleString NOWHERE = SimpleString.of("vigil.expired");

    private static final int PAGE_BYTES = 2 << 20;

    private final EmbeddedActiveMQ broker;
    private final DeviceCredentials credentials;
    private final MqttAddress address;

    private EmbeddedBroker(EmbeddedActiveMQ broker, DeviceCredentials credentials, MqttAddress address) {
        this.broker = broker;
        this.credentials = credentials;
        this.address = address;
    }

    /**
     * Starts it.
     *
     * @param folder where it keeps messages and sessions
     * @param database where the passwords of devices are
     * @throws CannotStart if something is in the way
     */
    static EmbeddedBroker start(Path folder, Port port, DatabaseAddress database) {
        port.requireFree();
        var credentials = new DeviceCredentials(database);
        var password = SecretFile.newPassword();
        var broker = new EmbeddedActiveMQ();
        try {
            var order = new MessageOrder();
            broker.setConfiguration(configuration(folder, port, order))
                    .setSecurityManager(new BrokerSecurity(password, credentials));
            broker.createActiveMQServer();
            broker.start();
            if (!broker.getActiveMQServer().waitForActivation(60, TimeUnit.SECONDS)) {
                throw new CannotStart("The MQTT broker was not ready after 60 s. Its data is in " + folder + ".");
            }
            var remoting = broker.getActiveMQServer().getRemotingService();
            remoting.addIncomingInterceptor(new PacketLimit());
            remoting.addOutgoingInterceptor(order);
            var listening = ((NettyAcceptor) remoting.getAcceptor(ACCEPTOR)).getActualPort();
            var host = port.host().equals("0.0.0.0") ? Settings.LOOPBACK : port.host();
            var address = new MqttAddress(host, listening, false, BrokerSecurity.SERVICE, password);
            return new EmbeddedBroker(broker, credentials, address);
        } catch (CannotStart e) {
            throw e;
        } catch (Exception e) { // all that Artemis declares
            throw new CannotStart("The MQTT broker can't be started with its data in %s: %s".formatted(folder, e), e);
        }
    }

    /** Where and how the service signs in. */
    MqttAddress address() {
        return address;
    }

    private static Configuration configuration(Path folder, Port port, MessageOrder order) throws Exception {
        var settings = new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setPageSizeBytes(PAGE_BYTES)
                .setMaxDeliveryAttempts(-1) // nothing is ever given up
                .setDeadLetterAddress(NOWHERE)
                .setExpiryAddress(NOWHERE)
                .setAutoDeleteQueues(false) // a session's queue lives as long as the session
                .setAutoDeleteAddresses(false); // as many as there are devices: not worth making anew
        var configuration = new ConfigurationImpl()
                .setName("vigil")
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDatasync(true)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setJournalDirectory(folder.resolve("journal").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setGlobalMaxSize(Runtime.getRuntime().maxMemory() / 4)
                .setMinDiskFree(LEAST_FREE_DISK)
                .setSecurityEnabled(true)
                .setAuthenticationCacheSize(0) // it would know nothing of client ids
                .setAuthorizationCacheSize(100_000)
                .setJMXManagementEnabled(false)
                .addAddressSetting("#", settings)
                .addAcceptorConfiguration(ACCEPTOR, acceptor(port));
        configuration.registerBrokerPlugin(order);
        return configuration;
    }

    /**
     * The window of unacknowledged messages: with the broker's default of 65,535 a consumer that dies with a full
     * window gets nothing when it returns.
     */
    private static String acceptor(Port port) {
        return "tcp://%s:%d?protocols=MQTT;defaultMaximumInFlightPublishMessages=4000;maximumPacketSize=%d"
                .formatted(port.host(), port.number(), PacketLimit.BYTES);
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception e) { // all that Artemis declares
            throw new IllegalStateException("The MQTT broker can't be stopped", e);
        } finally {
            credentials.close();
        }
    }
}
