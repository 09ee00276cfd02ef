package health.vigil.registry;

import health.vigil.web.Problems;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Issues the passwords that devices log in to the broker with. To be called on a Vert.x context. */
@ApplicationScoped
public class DevicePasswords {
    private static final String WITHOUT =
            """
            select id from DeviceEntity d
            where retiredAt is null and not exists (select 1 from CredentialEntity c where c.deviceId = d.id)
            order by id""";

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final BrokerLogins broker;

    DevicePasswords(Clock clock, BrokerLogins broker) {
        this.clock = clock;
        this.broker = broker;
    }

    /** To every device in service that has none. */
    public Uni<List<DeviceLogin>> issueMissing() {
        return Panache.withTransaction(() -> Panache.getSession().chain(session -> session.createSelectionQuery(
                        WITHOUT, String.class)
                .getResultList()
                .chain(ids -> {
                    var issued = ids.stream().map(this::issued).toList();
                    var logins = issued.stream().map(Issued::login).toList();
                    return session.persistAll(issued.stream().map(Issued::row).toArray())
                            .chain(() -> told(session, logins))
                            .replaceWith(logins);
                })));
    }

    /** To a device that has none yet. */
    Uni<DeviceLogin> issue(String device) {
        return Panache.withTransaction(() -> Panache.getSession()
                .call(session -> inService(session, device))
                .call(session -> session.find(CredentialEntity.class, device).invoke(found -> {
                    if (found != null) {
                        throw Problems.conflict("Device '%s' has a password since %s; replace it with POST %s"
                                .formatted(device, found.issuedAt, "/api/v1/devices/" + device + "/credential"));
                    }
                }))
                .chain(session -> {
                    var issued = issued(device);
                    return session.persist(issued.row())
                            .chain(() -> told(session, List.of(issued.login())))
                            .replaceWith(issued.login());
                }));
    }

    /** A new one; the old one, if any, is void at once. */
    Uni<DeviceLogin> rotate(String device) {
        return Panache.withTransaction(() -> Panache.getSession()
                .call(session -> inService(session, device))
                .chain(session -> {
                    var issued = issued(device);
                    return session.merge(issued.row())
                            .chain(() -> told(session, List.of(issued.login())))
                            .replaceWith(issued.login());
                }));
    }

    /** Written before the broker is told, committed after: nobody holds a password that the broker refuses. */
    private Uni<Void> told(Mutiny.Session session, List<DeviceLogin> logins) {
        return session.flush().chain(() -> broker.issued(logins));
    }

    private static Uni<DeviceEntity> inService(Mutiny.Session session, String device) {
        return session.find(DeviceEntity.class, device).invoke(found -> {
            if (found == null || found.retiredAt != null) {
                throw Problems.notFound("There is no device '" + device + "' in service");
            }
        });
    }

    private Issued issued(String device) {
        var password = DevicePassword.random(random);
        var row = new CredentialEntity();
        row.deviceId = device;
        row.salt = DevicePassword.salt(random);
        row.hash = password.hash(row.salt);
        row.issuedAt = clock.instant();
        return new Issued(row, new DeviceLogin(device, device, password.text()));
    }

    private record Issued(CredentialEntity row, DeviceLogin login) {}
}
