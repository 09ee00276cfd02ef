package health.vigil.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rows of an ordinary table, a batch at a time.
 *
 * @param at  the column that tells the age
 * @param old finds at most so many rows that are old enough and not held, by {@code ctid}; takes cutoff and number
 */
record Batches(String table, String at, String old, int most) implements Expired {
    static Batches of(String table, String at, List<Held> held, int most) {
        return of(table, at, table + " r", held, most);
    }

    /** The key begins with the vehicle. */
    static Batches ofVehicles(String table, int most) {
        return of(
                table,
                "at",
                "vehicle_watch w CROSS JOIN LATERAL (SELECT p.ctid, p.* FROM " + table
                        + " p WHERE p.device_id = w.device_id) r",
                List.of(Held.BY_ID),
                most);
    }

    private static Batches of(String table, String at, String from, List<Held> held, int most) {
        var notHeld = held.stream()
                .map(hold -> " AND NOT EXISTS (" + hold.of(at) + ")")
                .collect(Collectors.joining());
        return new Batches(
                table, at, "SELECT r.ctid FROM %s WHERE r.%s < ?%s LIMIT ?".formatted(from, at, notHeld), most);
    }

    @Override
    public Optional<Deletion> deleteSome(Connection transaction, Instant cutoff) throws SQLException {
        var sql =
                """
                WITH gone AS (DELETE FROM %1$s WHERE ctid = ANY (ARRAY(%3$s)) RETURNING %2$s AS at)
                SELECT min(at) AS since, max(at) AS until, count(*) AS rows FROM gone"""
                        .formatted(table, at, old);
        try (var delete = transaction.prepareStatement(sql)) {
            delete.setObject(1, cutoff.atOffset(ZoneOffset.UTC));
            delete.setInt(2, most);
            try (var row = delete.executeQuery()) {
                row.next();
                return Deletion.of(table, row);
            }
        }
    }
}
