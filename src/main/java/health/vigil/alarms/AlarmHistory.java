package health.vigil.alarms;

import static health.vigil.alarms.AlarmRows.ALARM_COLUMNS;
import static health.vigil.alarms.AlarmRows.ALARM_NAMES;
import static health.vigil.alarms.AlarmRows.HISTORY_COLUMNS;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to alarms, in the order in which it was committed. */
final class AlarmHistory {
    private static final String EVENTS = "SELECT " + HISTORY_COLUMNS + ", " + ALARM_COLUMNS
            + " FROM alarm_history h JOIN alarm a ON a.id = h.alarm_id " + ALARM_NAMES;

    /** Any number that no other advisory lock of this database uses: "alarm" as on a telephone. */
    private static final long LOCK = 25276;

    private AlarmHistory() {}

    /**
     * To be called before a transaction touches any alarm. History ids are drawn while this lock is held and it is held
     * until the commit, so ids become visible in rising order and a reader that has seen an id has missed none below.
     */
    static void keepOrder(Connection transaction) throws SQLException {
        try (var lock = transaction.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
    }

    static List<AlarmEvent> after(Connection connection, long id, int limit) throws SQLException {
        try (var select = connection.prepareStatement(EVENTS + " WHERE h.id > ? ORDER BY h.id LIMIT ?")) {
            select.setLong(1, id);
            select.setInt(2, limit);
            return events(select);
        }
    }

    /** 0 when nothing has happened yet. */
    static long newest(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT coalesce(max(id), 0) FROM alarm_history");
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static List<HistoryEntry> of(Connection connection, UUID alarm) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT " + HISTORY_COLUMNS + " FROM alarm_history h WHERE h.alarm_id = ? ORDER BY h.sequence")) {
            select.setObject(1, alarm);
            var entries = new ArrayList<HistoryEntry>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(AlarmRows.entry(rows));
                }
            }
            return entries;
        }
    }

    /** What judgement has written there of these alarms: it is written once, however often a batch comes. */
    static Set<Judged> judged(Connection connection, Collection<UUID> alarms) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT alarm_id, kind, at, reason FROM alarm_history WHERE alarm_id = ANY (?) AND actor = 'vigil'")) {
            select.setArray(1, connection.createArrayOf("uuid", alarms.toArray()));
            var judged = new HashSet<Judged>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    judged.add(new Judged(
                            rows.getObject(1, UUID.class),
                            HistoryEntry.Kind.of(rows.getString(2)),
                            rows.getObject(3, OffsetDateTime.class).toInstant(),
                            rows.getString(4)));
                }
            }
            return judged;
        }
    }

    /** What tells one judged entry from another. */
    record Judged(UUID alarm, HistoryEntry.Kind kind, Instant at, @Nullable String reason) {}

    private static List<AlarmEvent> events(PreparedStatement select) throws SQLException {
        var events = new ArrayList<AlarmEvent>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                events.add(new AlarmEvent(AlarmRows.entry(rows), AlarmRows.alarm(rows)));
            }
        }
        return events;
    }
}
