package health.vigil.custody.transport;

import health.vigil.custody.track.Span;
import health.vigil.custody.track.VehicleEvent;
import health.vigil.ingest.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which vehicles are to be judged when, and what was added to their tracks. */
final class WatchRows {
    private static final String TAKE =
            "DELETE FROM vehicle_span WHERE device_id = ? AND to_at <= ? RETURNING subject, from_at, to_at";

    private static final String NEXT =
            """
            UPDATE vehicle_watch w SET judged_at = ?, look_at = least(?::timestamptz,
                (SELECT min(s.to_at) FROM vehicle_span s WHERE s.device_id = w.device_id AND s.to_at > ?))
            WHERE w.device_id = ?""";

    private static final String AGAIN =
            "INSERT INTO vehicle_span (device_id, from_at, to_at) SELECT device_id, ?, ? FROM vehicle_watch";

    private static final String LOOK =
            """
            UPDATE vehicle_watch SET look_at = least(look_at, ?)
            WHERE device_id IN (SELECT device_id FROM vehicle_watch ORDER BY device_id FOR UPDATE)""";

    private WatchRows() {}

    /** What was added: positions, or events on a subject. */
    record Added(Optional<VehicleEvent.Subject> subject, Span span) {}

    /** They are this transaction's alone. */
    static List<String> due(Connection transaction, Instant now, int most) throws SQLException {
        var rows = new Rows("SELECT device_id FROM vehicle_watch WHERE true")
                .and("look_at <= ?", now)
                .then("ORDER BY look_at LIMIT " + most + " FOR UPDATE SKIP LOCKED");
        return rows.list(transaction, row -> row.getString(1));
    }

    /** Takes what is dated up to now. What reaches beyond is looked at, and left for its time. */
    static List<Added> take(Connection transaction, String vehicle, Instant now) throws SQLException {
        var added = new ArrayList<Added>();
        try (var take = transaction.prepareStatement(TAKE)) {
            take.setString(1, vehicle);
            take.setObject(2, time(now));
            try (var taken = take.executeQuery()) {
                while (taken.next()) {
                    added.add(added(taken, now));
                }
            }
        }
        added.addAll(new Rows("SELECT subject, from_at, to_at FROM vehicle_span WHERE true")
                .and("device_id = ?", vehicle)
                .and("from_at <= ?", now)
                .list(transaction, row -> added(row, now)));
        return added;
    }

    static void next(Connection transaction, String vehicle, Instant now, Optional<Instant> lookAgainAt)
            throws SQLException {
        try (var update = transaction.prepareStatement(NEXT)) {
            update.setObject(1, time(now));
            update.setObject(2, lookAgainAt.map(WatchRows::time).orElse(null));
            update.setObject(3, time(now));
            update.setString(4, vehicle);
            update.executeUpdate();
        }
    }

    /** Has the latest part of every track judged again. */
    static void judgeAgain(Connection transaction, Instant now, Duration latest) throws SQLException {
        try (var insert = transaction.prepareStatement(AGAIN);
                var look = transaction.prepareStatement(LOOK)) {
            insert.setObject(1, time(now.minus(latest)));
            insert.setObject(2, time(now));
            insert.executeUpdate();
            look.setObject(1, time(now));
            look.executeUpdate();
        }
    }

    private static Added added(ResultSet row, Instant now) throws SQLException {
        var subject = Optional.ofNullable(row.getString("subject"))
                .map(text -> VehicleEvent.Subject.valueOf(text.toUpperCase(Locale.ROOT)));
        var to = Rows.time(row, "to_at");
        return new Added(subject, new Span(Rows.time(row, "from_at"), to.isAfter(now) ? now : to));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
