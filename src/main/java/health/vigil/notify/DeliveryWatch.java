package health.vigil.notify;

import health.vigil.alarms.OwnAlarm;
import health.vigil.alarms.OwnAlarms;
import health.vigil.rules.Priority;
import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that nobody stays untold in silence: a recipient that can't be reached raises an alarm of our own, and while
 * that lasts its fallback is told in its place. The recipient goes on being tried.
 */
@ApplicationScoped
class DeliveryWatch {
    static final String RULE = "vigil.recipient.unreachable";
    private static final String RETURNED = "returned";
    private static final int MOST_STOOD_IN = 2_000;

    private static final String UNREACHABLE =
            """
            SELECT r.id, r.name, coalesce(r.office_jurisdiction, s.jurisdiction, r.jurisdictions[1],
                    (SELECT code FROM jurisdiction WHERE parent IS NULL ORDER BY code LIMIT 1), ''),
                h.failing_since
            FROM recipient_health h JOIN recipient r ON r.id = h.recipient_id LEFT JOIN site s ON s.id = r.office_site
            WHERE r.enabled AND h.alarmed_since IS NULL AND h.failing_since IS NOT NULL
                AND (h.gone OR h.failing_since <= now() - ? * interval '1 millisecond')
                AND EXISTS (SELECT FROM notification n WHERE n.recipient_id = r.id AND n.state IN ('pending', 'dead'))
            """;

    private static final String REACHED_AGAIN =
            """
            SELECT r.id, r.name, '', h.alarmed_since
            FROM recipient_health h JOIN recipient r ON r.id = h.recipient_id
            WHERE h.alarmed_since IS NOT NULL AND (h.failing_since IS NULL OR NOT r.enabled)
            """;

    private static final String ALARMED = "UPDATE recipient_health SET alarmed_since = ? WHERE recipient_id = ?";

    /** All that was told of an alarm of which something waits: a stand-in must not hear of an end without a beginning. */
    private static final String NOT_STOOD_IN =
            """
            SELECT n.alarm_id, n.sequence, n.type, n.priority, n.step, r.id, r.fallback
            FROM recipient_health h
            JOIN recipient r ON r.id = h.recipient_id
            JOIN recipient f ON f.id = r.fallback AND f.enabled
            JOIN notification n ON n.recipient_id = r.id AND n.alarm_id IS NOT NULL
            WHERE h.alarmed_since IS NOT NULL
                AND n.alarm_id IN (
                    SELECT waits.alarm_id FROM notification waits
                    WHERE waits.recipient_id = r.id AND waits.state IN ('pending', 'collecting', 'digested'))
                AND NOT EXISTS (
                    SELECT FROM notification told WHERE told.recipient_id = f.id AND told.alarm_id = n.alarm_id
                        AND told.sequence = n.sequence)
            ORDER BY n.created_at, n.alarm_id, n.sequence LIMIT ?
            """;

    private final DataSource database;
    private final Directories directories;
    private final OwnAlarms alarms;
    private final Duration unreachableAfter;

    DeliveryWatch(DataSource database, Directories directories, OwnAlarms alarms, NotifyConfig config) {
        this.database = database;
        this.directories = directories;
        this.alarms = alarms;
        this.unreachableAfter = config.unreachableAfter();
    }

    private record Seen(UUID id, String name, String jurisdiction, Instant since) {}

    /** What our own alarms about a recipient are about, in place of a device. */
    static String subject(UUID recipient) {
        return "recipient-" + recipient;
    }

    /** @return how many notifications were written for stand-ins */
    int look(Instant now) throws SQLException {
        for (var lost : seen(UNREACHABLE, unreachableAfter)) {
            alarms.raise(alarm(lost));
            alarmed(lost, lost.since());
        }
        for (var back : seen(REACHED_AGAIN, null)) {
            alarms.clear(RULE, subject(back.id()), RETURNED);
            alarmed(back, null);
        }
        return standIn(now);
    }

    private OwnAlarm alarm(Seen recipient) {
        return new OwnAlarm(
                RULE,
                "接收方无法送达",
                "Recipient can't be reached",
                Priority.HIGH,
                subject(recipient.id()),
                recipient.name(),
                recipient.name(),
                recipient.jurisdiction(),
                recipient.since(),
                unreachableAfter);
    }

    private List<Seen> seen(String sql, @Nullable Duration after) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            if (after != null) {
                select.setLong(1, after.toMillis());
            }
            var seen = new ArrayList<Seen>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    seen.add(new Seen(
                            rows.getObject(1, UUID.class),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getObject(4, OffsetDateTime.class).toInstant()));
                }
            }
            return seen;
        }
    }

    private void alarmed(Seen recipient, @Nullable Instant since) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(ALARMED)) {
            update.setObject(1, since == null ? null : since.atOffset(ZoneOffset.UTC));
            update.setObject(2, recipient.id());
            update.executeUpdate();
        }
    }

    private int standIn(Instant now) throws SQLException {
        return Transaction.in(database, transaction -> {
            var lines = notStoodIn(transaction, directories.current(transaction), now);
            var written = OutboxRows.insert(transaction, lines);
            return written;
        });
    }

    private static List<OutboxRows.Line> notStoodIn(Connection transaction, Directory directory, Instant now)
            throws SQLException {
        try (var select = transaction.prepareStatement(NOT_STOOD_IN)) {
            select.setInt(1, MOST_STOOD_IN);
            var lines = new ArrayList<OutboxRows.Line>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var fallback =
                            directory.recipient(rows.getObject(7, UUID.class)).orElseThrow();
                    var priority = Priority.values()[rows.getInt(4)];
                    lines.add(new OutboxRows.Line(
                            fallback.id(),
                            rows.getObject(1, UUID.class),
                            rows.getInt(2),
                            rows.getString(3),
                            priority,
                            Timing.of(fallback, priority, now),
                            rows.getString(5),
                            rows.getObject(6, UUID.class)));
                }
            }
            return lines;
        }
    }
}
