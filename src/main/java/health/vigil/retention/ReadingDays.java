package health.vigil.retention;

import health.vigil.ingest.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Readings on plain PostgreSQL, a local day at a time: its hours and days are views of the readings, so they are copied
 * before these go. A device with anything held on a day keeps all of that day.
 */
record ReadingDays() implements Expired {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final String OLDEST =
            """
            SELECT r.time FROM reading r WHERE r.time < ? AND NOT EXISTS (
                SELECT FROM held_device h WHERE h.device_key = r.device_key
                AND h.from_at < (date_trunc('day', r.time AT TIME ZONE 'Asia/Shanghai') + INTERVAL '1 day') AT TIME ZONE 'Asia/Shanghai'
                AND h.until_at >= date_trunc('day', r.time AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai')
            ORDER BY r.time LIMIT 1""";

    private static final String COPY =
            """
            INSERT INTO %1$s_kept SELECT * FROM %1$s r
            WHERE r.bucket >= ? AND r.bucket < ? AND NOT EXISTS (SELECT FROM held_device h
                WHERE h.device_key = r.device_key AND h.from_at < ? AND h.until_at >= ?)
            ON CONFLICT DO NOTHING""";

    private static final String DELETE =
            """
            DELETE FROM reading r
            WHERE r.time >= ? AND r.time < ? AND NOT EXISTS (SELECT FROM held_device h
                WHERE h.device_key = r.device_key AND h.from_at < ? AND h.until_at >= ?)""";

    @Override
    public Optional<Deletion> deleteSome(Connection transaction, Instant cutoff) throws SQLException {
        var end = midnight(cutoff);
        try (var select = transaction.prepareStatement(OLDEST)) {
            select.setObject(1, end.atOffset(ZoneOffset.UTC));
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(delete(transaction, Rows.time(row, "time"))) : Optional.empty();
            }
        }
    }

    private static Deletion delete(Connection transaction, Instant within) throws SQLException {
        var from = midnight(within);
        var until = from.atZone(CHINA).plusDays(1).toInstant();
        change(transaction, COPY.formatted("reading_1h"), from, until);
        change(transaction, COPY.formatted("reading_1d"), from, until);
        return new Deletion("reading", from, until, change(transaction, DELETE, from, until));
    }

    private static Instant midnight(Instant at) {
        return at.atZone(CHINA).toLocalDate().atStartOfDay(CHINA).toInstant();
    }

    private static int change(Connection transaction, String sql, Instant from, Instant until) throws SQLException {
        try (var change = transaction.prepareStatement(sql)) {
            change.setObject(1, from.atOffset(ZoneOffset.UTC));
            change.setObject(2, until.atOffset(ZoneOffset.UTC));
            change.setObject(3, until.atOffset(ZoneOffset.UTC));
            change.setObject(4, from.atOffset(ZoneOffset.UTC));
            return change.executeUpdate();
        }
    }
}
