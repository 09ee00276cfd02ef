package health.vigil.platform.embedded;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Lets in the service and the devices with their passwords, and keeps each to its own topics. */
final class BrokerSecurity implements ActiveMQSecurityManager5 {
    /** The service's user name. */
    static final String SERVICE = "vigil-service";

    private static final Logger LOG = Logger.getLogger(BrokerSecurity.class);

    private final String servicePassword;
    private final DeviceCredentials devices;
    /** What was told lately: a client that tries for ever fills no disk with its refusals. */
    private final Cache<String, Boolean> told = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    BrokerSecurity(String servicePassword, DeviceCredentials devices) {
        this.servicePassword = servicePassword;
        this.devices = devices;
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user, @Nullable String password, RemotingConnection connection, String domain) {
        // A client that is in stays in, even while the database is away.
        if (connection.getSubject() != null) {
            return connection.getSubject();
        }
        if (user == null || password == null) {
            return null;
        }
        var rights = rights(user, password);
        if (rights.isEmpty()) {
            return null;
        }
        var clientId = connection.getClientID();
        if (clientId == null || !rights.get().mayBear(clientId)) {
            refuse(user, "its MQTT client id must be its device id, not %s".formatted(clientId));
            return null;
        }
        var subject = new Subject();
        subject.getPrincipals().add(new Client(rights.get()));
        connection.setSubject(subject);
        return subject;
    }

    private Optional<Rights> rights(String user, String password) {
        if (user.equals(SERVICE)) {
            return same(password, servicePassword) ? Optional.of(new Rights.OfService(user)) : Optional.empty();
        }
        try {
            return devices.matches(user, password) ? Optional.of(new Rights.OfDevice(user)) : Optional.empty();
        } catch (SQLException e) {
            refuse(user, "the database can't tell its password now: " + e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public boolean authorize(@Nullable Subject subject, Set<Role> roles, CheckType check, String address) {
        var rights = client(subject).map(client -> client.rights);
        if (rights.isEmpty()) {
            return false;
        }
        var allowed = rights.get().allow(check, address);
        if (!allowed) {
            refuse(rights.get().name(), "it may not %s %s".formatted(check, address.replace('.', '/')));
        }
        return allowed;
    }

    /** Not asked for by a broker that knows of subjects; nobody gets in this way. */
    @Override
    public boolean validateUser(String user, String password) {
        return false;
    }

    /** As {@link #validateUser}. */
    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
        return false;
    }

    private void refuse(String user, String reason) {
        if (told.asMap().putIfAbsent(user + reason, true) == null) {
            LOG.warnf("MQTT client %s refused: %s", user, reason);
        }
    }

    private static Optional<Client> client(@Nullable Subject subject) {
        return Optional.ofNullable(subject)
                .flatMap(it -> it.getPrincipals(Client.class).stream().findFirst());
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** The broker takes no other kind of principal for a user. */
    private static final class Client extends UserPrincipal {
        private final Rights rights;

        Client(Rights rights) {
            super(rights.name());
            this.rights = rights;
        }
    }
}
