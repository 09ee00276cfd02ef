package health.vigil.registry;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * The list of clients that a broker keeps by itself, where it can't read ours. To be called on a Vert.x context, which
 * the answer comes back to.
 */
public interface BrokerLogins {
    /**
     * Lets each of these devices in by this password alone. To be called with the rows of their credentials written and
     * not yet committed: fails if the broker can't be told, and then nothing must be committed.
     */
    Uni<Void> issued(List<DeviceLogin> logins);

    /**
     * Ends the device's connection and lets it in no more. Never fails: what the broker can't be told now, it is told as
     * soon as it can.
     */
    Uni<Void> withdrawn(String device);
}
