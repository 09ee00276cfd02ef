package health.vigil.history;

import health.vigil.ingest.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spans of late readings by device, as the ingest noted them; those taken are this transaction's alone. */
record Backlog(Map<Integer, Span> byDevice, List<Long> rows) {
    static final Backlog NONE = new Backlog(Map.of(), List.of());

    /** Both inclusive. */
    record Span(Instant from, Instant to) {
        Span plus(Span other) {
            return new Span(other.from.isBefore(from) ? other.from : from, other.to.isAfter(to) ? other.to : to);
        }
    }

    /** Devices with like spans come together, because one stream serves them all. */
    private static final String TAKE =
            """
            SELECT b.id, b.device_key, b.from_time, b.to_time
            FROM backlog b JOIN (
                SELECT device_key, min(from_time) AS since FROM backlog GROUP BY device_key
                HAVING max(noted_at) <= now() - ? * interval '1 millisecond'
                    OR min(noted_at) <= now() - ? * interval '1 millisecond'
                ORDER BY since, device_key LIMIT ?
            ) ready USING (device_key)
            ORDER BY ready.since, b.device_key
            FOR UPDATE OF b SKIP LOCKED
            """;

    /** What was still on when it was judged last is looked at again once the device has said more. */
    private static final String FOLLOW =
            """
            INSERT INTO backlog (device_key, from_time, to_time)
            SELECT d.key, min(e.onset_at), max(e.known_until)
            FROM excursion e JOIN device d ON d.id = e.device_id JOIN device_state s ON s.device_key = d.key
            WHERE e.standing = 'ongoing' AND e.judged_at <= now() - ? * interval '1 millisecond'
                AND s.heard_at > e.judged_at
                AND NOT EXISTS (SELECT FROM backlog b WHERE b.device_key = d.key)
            GROUP BY d.key
            """;

    static Backlog take(Connection transaction, Duration quiet, Duration longestWait, int devices) throws SQLException {
        var byDevice = new LinkedHashMap<Integer, Span>();
        var rows = new ArrayList<Long>();
        try (var select = transaction.prepareStatement(TAKE)) {
            select.setLong(1, quiet.toMillis());
            select.setLong(2, longestWait.toMillis());
            select.setInt(3, devices);
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(found.getLong("id"));
                    var span = new Span(Rows.time(found, "from_time"), Rows.time(found, "to_time"));
                    byDevice.merge(found.getInt("device_key"), span, Span::plus);
                }
            }
        }
        return new Backlog(byDevice, rows);
    }

    static void follow(Connection transaction, Duration every) throws SQLException {
        try (var insert = transaction.prepareStatement(FOLLOW)) {
            insert.setLong(1, every.toMillis());
            insert.executeUpdate();
        }
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void remove(Connection transaction) throws SQLException {
        if (isEmpty()) {
            return;
        }
        try (var delete = transaction.prepareStatement("DELETE FROM backlog WHERE id = ANY (?)")) {
            delete.setArray(1, transaction.createArrayOf("int8", rows.toArray()));
            delete.executeUpdate();
        }
    }
}
