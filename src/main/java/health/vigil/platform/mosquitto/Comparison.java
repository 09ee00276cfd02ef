package health.vigil.platform.mosquitto;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the broker's clients and the devices with a password of ours have apart. Clients that Vigil did not make are left
 * alone.
 *
 * @param withdrawn let in by the broker, without a password here
 * @param returned shut out by the broker, with a password here
 * @param unknown with a password here that the broker was never told, and that we don't know either: only a new one helps
 */
record Comparison(List<String> withdrawn, List<String> returned, Set<String> unknown) {
    static Comparison of(Collection<BrokerClient> clients, Set<String> devices) {
        var ours = clients.stream().filter(BrokerClient::ours).toList();
        var unknown = new HashSet<>(devices);
        ours.forEach(client -> unknown.remove(client.username()));
        return new Comparison(
                ours.stream()
                        .filter(client -> !client.disabled() && !devices.contains(client.username()))
                        .map(BrokerClient::username)
                        .toList(),
                ours.stream()
                        .filter(client -> client.disabled() && devices.contains(client.username()))
                        .map(BrokerClient::username)
                        .toList(),
                new TreeSet<>(unknown));
    }
}
