package health.vigil.platform.mosquitto;

import health.vigil.registry.DeviceLogin;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The devices among the broker's clients. Everything here blocks. */
@ApplicationScoped
class DeviceClients {
    private final ControlTopic control;
    private final DynamicSecurityConfig config;

    DeviceClients(ControlTopic control, DynamicSecurityConfig config) {
        this.control = control;
        this.config = config;
    }

    /** Lets each in by this password alone. Whoever is in by an older one is put out. */
    void let(List<DeviceLogin> logins) throws BrokerNotTold {
        try (var conversation = control.open()) {
            for (var some : parts(logins)) {
                requireOurs(conversation, some);
                tell(
                        conversation,
                        some,
                        login -> Stream.of(
                                Command.createRole(login.device()),
                                Command.deleteClient(login.username()),
                                Command.createClient(login)));
            }
        }
    }

    void remove(String device) throws BrokerNotTold {
        try (var conversation = control.open()) {
            var found = conversation
                    .ask(List.of(Command.getClient(device)))
                    .get(0)
                    .path("data")
                    .path("client");
            if (BrokerClient.of(found).ours()) {
                conversation.ask(List.of(Command.deleteClient(device), Command.deleteRole(device)));
            }
        }
    }

    /**
     * Shuts out and lets in again what must be. Shut out, not deleted: a service that was started against the wrong
     * database would otherwise delete passwords that nobody can bring back.
     *
     * @param devices those that have a password here
     */
    Comparison bringInStep(Set<String> devices) throws BrokerNotTold {
        try (var conversation = control.open()) {
            var comparison = Comparison.of(all(conversation), devices);
            for (var some : parts(comparison.withdrawn())) {
                tell(conversation, some, device -> Stream.of(Command.disableClient(device)));
            }
            for (var some : parts(comparison.returned())) {
                tell(conversation, some, device -> Stream.of(Command.enableClient(device)));
            }
            return comparison;
        }
    }

    private List<BrokerClient> all(Conversation conversation) throws BrokerNotTold {
        var clients = new ArrayList<BrokerClient>();
        while (true) {
            var data = conversation
                    .ask(List.of(Command.listClients(clients.size(), config.page())))
                    .get(0)
                    .path("data");
            data.path("clients").forEach(client -> clients.add(BrokerClient.of(client)));
            if (data.path("clients").isEmpty()
                    || clients.size() >= data.path("totalCount").asInt()) {
                return clients;
            }
        }
    }

    /** A device may bear the name of a client that somebody else made, such as the service's own. */
    private void requireOurs(Conversation conversation, List<DeviceLogin> logins) throws BrokerNotTold {
        var answers = conversation.ask(logins.stream()
                .map(login -> Command.getClient(login.username()))
                .toList());
        for (var answer : answers) {
            var found = answer.path("data").path("client");
            if (!found.isMissingNode() && !BrokerClient.of(found).ours()) {
                throw new BrokerNotTold(
                        "The broker has a client '%s' that Vigil did not make; remove it there, or name the device otherwise"
                                .formatted(found.path("username").asText()));
            }
        }
    }

    private static <T> void tell(Conversation conversation, List<T> of, Function<T, Stream<Command>> commands)
            throws BrokerNotTold {
        conversation.ask(of.stream().flatMap(commands).toList());
    }

    private <T> List<List<T>> parts(List<T> all) {
        var parts = new ArrayList<List<T>>();
        for (var from = 0; from < all.size(); from += config.devicesAtOnce()) {
            parts.add(all.subList(from, Math.min(all.size(), from + config.devicesAtOnce())));
        }
        return parts;
    }
}
