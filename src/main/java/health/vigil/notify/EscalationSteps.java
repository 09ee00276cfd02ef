package health.vigil.notify;

import health.vigil.alarms.EscalationDue;
import health.vigil.notify.routing.Routing;
import health.vigil.notify.routing.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The escalations whose wait is over. Several instances may look at once: each takes what no other has. */
@ApplicationScoped
class EscalationSteps implements EscalationDue {
    private static final int MOST = 500;

    private static final String DUE =
            """
            SELECT e.alarm_id, e.begun_at, extract(epoch FROM e.reached)::bigint, a.family, a.field, a.rule_id, a.priority,
                a.device_id, a.site_id, a.jurisdiction
            FROM escalation e JOIN alarm a ON a.id = e.alarm_id
            WHERE e.due_at <= ? ORDER BY e.due_at LIMIT ? FOR UPDATE OF e SKIP LOCKED
            """;

    private static final String ANY = "SELECT EXISTS (SELECT FROM escalation WHERE due_at <= ?)";

    /** What may not be escalated now, because a silence covers it, is looked at again soon. */
    private static final String LATER =
            "UPDATE escalation SET due_at = ?::timestamptz + interval '1 minute' WHERE alarm_id = ?";

    private static final String END = "DELETE FROM escalation WHERE alarm_id = ?";

    private final Directories directories;
    private final Routing routing;

    EscalationSteps(Directories directories, Routing routing) {
        this.directories = directories;
        this.routing = routing;
    }

    private record Waiting(UUID alarm, Instant begun, Duration reached, Subject subject) {}

    /** Whether there is anything to take: looked at first, so that nothing is locked in vain. */
    static boolean isAnyDue(Connection connection, Instant now) throws SQLException {
        try (var select = connection.prepareStatement(ANY)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    @Override
    public List<Due> take(Connection transaction, Instant now) throws SQLException {
        var directory = directories.current(transaction);
        var routes = routing.current(transaction);
        var due = new ArrayList<Due>();
        for (var waiting : waiting(transaction, now)) {
            var audience = Audience.of(waiting.subject(), waiting.begun(), directory, routes);
            next(transaction, waiting, audience, now).ifPresent(due::add);
        }
        return due;
    }

    private static List<Waiting> waiting(Connection transaction, Instant now) throws SQLException {
        try (var select = transaction.prepareStatement(DUE)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setInt(2, MOST);
            var waiting = new ArrayList<Waiting>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    waiting.add(new Waiting(
                            rows.getObject(1, UUID.class),
                            rows.getObject(2, OffsetDateTime.class).toInstant(),
                            Duration.ofSeconds(rows.getLong(3)),
                            Subjects.of(rows)));
                }
            }
            return waiting;
        }
    }

    /** That the step is taken is noted when the alarm has been escalated ({@link Ladder}). */
    private static Optional<Due> next(Connection transaction, Waiting waiting, Audience audience, Instant now)
            throws SQLException {
        var next = audience.nextAfter(waiting.reached());
        if (next.isEmpty()) {
            end(transaction, waiting.alarm());
            return Optional.empty();
        }
        later(transaction, waiting.alarm(), now);
        return Optional.ofNullable(next.get().call())
                .map(call -> new Due(
                        waiting.alarm(),
                        call.step().id(),
                        call.step().name(),
                        call.step().nameEn()));
    }

    private static void later(Connection transaction, UUID alarm, Instant now) throws SQLException {
        try (var update = transaction.prepareStatement(LATER)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setObject(2, alarm);
            update.executeUpdate();
        }
    }

    private static void end(Connection transaction, UUID alarm) throws SQLException {
        try (var delete = transaction.prepareStatement(END)) {
            delete.setObject(1, alarm);
            delete.executeUpdate();
        }
    }
}
