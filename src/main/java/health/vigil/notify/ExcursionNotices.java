package health.vigil.notify;

import health.vigil.history.ExcursionOutbox;
import health.vigil.notify.routing.Call;
import health.vigil.notify.routing.Part;
import health.vigil.notify.routing.Routing;
import health.vigil.notify.routing.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Notes for every recipient that an excursion concerns that it is to be in a digest: subscribers, and of the offices those
 * of the unit and the leads that would have been the first of their kind. There is nothing left to escalate.
 */
@ApplicationScoped
class ExcursionNotices implements ExcursionOutbox {
    private static final Set<Part> FIRST_CONCERNED = EnumSet.of(Part.UNIT, Part.LEAD);

    private static final String SELECT =
            """
            SELECT id, family, field, rule_id, priority, device_id, site_id, jurisdiction FROM excursion WHERE id = ANY (?)
            """;

    private static final String NOTE =
            """
            INSERT INTO excursion_notice (recipient_id, excursion_id) SELECT * FROM unnest(?::uuid[], ?::uuid[])
            ON CONFLICT DO NOTHING
            """;

    private final Directories directories;
    private final Routing routing;
    private final Clock clock;

    ExcursionNotices(Directories directories, Routing routing, Clock clock) {
        this.directories = directories;
        this.routing = routing;
        this.clock = clock;
    }

    private record Found(UUID excursion, Subject subject) {}

    @Override
    public void found(Connection transaction, Collection<UUID> excursions) throws SQLException {
        var directory = directories.current(transaction);
        var routes = routing.current(transaction);
        var recipients = new ArrayList<UUID>();
        var concerning = new ArrayList<UUID>();
        for (var found : read(transaction, excursions)) {
            var audience = Audience.of(found.subject(), clock.instant(), directory, routes);
            for (var recipient : concerned(audience)) {
                recipients.add(recipient);
                concerning.add(found.excursion());
            }
        }
        try (var insert = transaction.prepareStatement(NOTE)) {
            insert.setArray(1, transaction.createArrayOf("uuid", recipients.toArray()));
            insert.setArray(2, transaction.createArrayOf("uuid", concerning.toArray()));
            insert.executeUpdate();
        }
    }

    private static List<UUID> concerned(Audience audience) {
        return audience.listeners().stream()
                .filter(listener -> listener.call() == null || isFirstConcerned(audience, listener.call()))
                .map(listener -> listener.recipient().id())
                .toList();
    }

    private static boolean isFirstConcerned(Audience audience, Call call) {
        return FIRST_CONCERNED.contains(call.part()) && call.after().equals(earliest(audience, call.part()));
    }

    private static Duration earliest(Audience audience, Part part) {
        return audience.listeners().stream()
                .map(Listener::call)
                .filter(call -> call != null && call.part() == part)
                .map(Call::after)
                .min(Duration::compareTo)
                .orElseThrow();
    }

    private static List<Found> read(Connection transaction, Collection<UUID> excursions) throws SQLException {
        try (var select = transaction.prepareStatement(SELECT)) {
            select.setArray(1, transaction.createArrayOf("uuid", excursions.toArray()));
            var found = new ArrayList<Found>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Found(rows.getObject("id", UUID.class), Subjects.of(rows)));
                }
            }
            return found;
        }
    }
}
