package health.vigil.simulator.mqtt;

import health.vigil.simulator.registry.Credential;
import health.vigil.simulator.wire.Payload;
import java.util.concurrent.CompletableFuture;

/**
 * The connection of one device: announces itself as {@code online} each time it is made, leaves {@code lost} as its
 * will, and comes back by itself. All messages go out with QoS 1.
 */
public sealed interface Uplink permits Mqtt3Uplink, Mqtt5Uplink {

    /** Starts connecting and goes on trying, with growing pauses, until closed or dropped. */
    void open();

    /** Whether there is a connection now. */
    boolean isOpen();

    /** Sends a message; done when the broker has acknowledged it, which may be after a reconnect. */
    CompletableFuture<Void> publish(String topic, Payload payload, boolean retained);

    /**
     * Cuts the connection without a goodbye; with MQTT 5 the broker is asked to publish the will (reason code 0x04, which
     * not every broker heeds: ActiveMQ Artemis 2.44 does not).
     */
    CompletableFuture<Void> drop();

    /** Says {@code offline} and disconnects. */
    CompletableFuture<Void> close();

    /** The uplink of a device in version 3 (3.1.1) or 5. */
    static Uplink of(BrokerAddress broker, int version, Credential login, LinkListener listener) {
        return version == 3 ? new Mqtt3Uplink(broker, login, listener) : new Mqtt5Uplink(broker, login, listener);
    }
}
