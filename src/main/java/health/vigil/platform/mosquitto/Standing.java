package health.vigil.platform.mosquitto;

import health.vigil.registry.DeviceLogin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the broker's devices stand to ours.
 *
 * @param comparedAt when they were last compared
 * @param unknown devices whose password the broker was never told
 * @param failure why they can't be compared now
 */
record Standing(Optional<Instant> comparedAt, Set<String> unknown, Optional<String> failure) {
    static final Standing NEVER = new Standing(Optional.empty(), Set.of(), Optional.empty());

    static Standing compared(Instant at, Set<String> unknown) {
        return new Standing(Optional.of(at), unknown, Optional.empty());
    }

    Standing failed(String reason) {
        return new Standing(comparedAt, unknown, Optional.of(reason));
    }

    Standing knows(List<DeviceLogin> logins) {
        var rest = new TreeSet<>(unknown);
        logins.forEach(login -> rest.remove(login.device()));
        return new Standing(comparedAt, rest, failure);
    }
}
