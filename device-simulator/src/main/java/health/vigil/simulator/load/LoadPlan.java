package health.vigil.simulator.load;

import health.vigil.simulator.mqtt.BrokerAddress;
import health.vigil.simulator.registry.Credential;
import java.time.Duration;
import java.util.List;

/**
 * What load to make.
 *
 * @param rate messages a second over all devices
 * @param values values in a message, 1 to 5
 * @param connections how many connections carry the devices, at most as many as devices
 * @param inFlight messages that one connection may have unacknowledged
 * @param overLimitShare share of the devices whose free chlorine is below every limit
 */
record LoadPlan(
        BrokerAddress broker,
        int mqttVersion,
        List<Credential> devices,
        double rate,
        Duration duration,
        int values,
        int connections,
        int inFlight,
        double overLimitShare) {

    LoadPlan {
        require(mqttVersion == 3 || mqttVersion == 5, "--mqtt-version must be 3 or 5");
        require(!devices.isEmpty(), "--devices must be at least 1");
        require(rate > 0, "--rate must be above 0");
        require(duration.toMillis() >= 1000, "--duration must be at least 1s");
        require(values >= 1 && values <= DeviceStream.FIELDS, "--values must be 1 to " + DeviceStream.FIELDS);
        require(connections >= 1 && connections <= devices.size(), "--connections must be 1 to the number of devices");
        require(inFlight >= 1 && inFlight < LoadConnection.STATE_PACKET, "--in-flight must be 1 to 65534");
        require(overLimitShare >= 0 && overLimitShare <= 1, "--over-limit-share must be 0 to 1");
    }

    /** How many messages one connection has to have sent after some time, so that all together keep the rate. */
    long due(int connection, long elapsedNanos) {
        return Math.max(0, (long) Math.ceil((elapsedNanos / 1e9 * rate - connection) / connections));
    }

    /** When a connection's n-th message (from 0) is due, in nanoseconds from the start. */
    long dueNanos(int connection, long n) {
        return (long) ((n * (double) connections + connection) / rate * 1e9);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
