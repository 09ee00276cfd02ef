package health.vigil.retention;

import health.vigil.ingest.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Chunks of a hypertable or of a continuous aggregate: dropped as a whole, not row by row. A chunk in which anything is
 * held stays, with all that is in it, until the hold is released.
 *
 * @param at the column that tells the age
 */
record Chunks(String table, String at, List<Held> held) implements Expired {
    private static final String OLD =
            """
            SELECT c.range_start, c.range_end FROM timescaledb_information.chunks c
            LEFT JOIN timescaledb_information.continuous_aggregates a
                ON (a.materialization_hypertable_schema, a.materialization_hypertable_name) = (c.hypertable_schema, c.hypertable_name)
            WHERE coalesce(a.view_name, c.hypertable_name) = ? AND c.range_end <= ? ORDER BY c.range_start""";

    private record Chunk(Instant from, Instant until) {}

    @Override
    public Optional<Deletion> deleteSome(Connection transaction, Instant cutoff) throws SQLException {
        try (var select = transaction.prepareStatement(OLD)) {
            select.setString(1, table);
            select.setObject(2, cutoff.atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var chunk = new Chunk(Rows.time(rows, "range_start"), Rows.time(rows, "range_end"));
                    if (!isHeld(transaction, chunk)) {
                        return Optional.of(drop(transaction, chunk));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean isHeld(Connection transaction, Chunk chunk) throws SQLException {
        for (var hold : held) {
            if (number(transaction, "SELECT count(*) FROM (%s) AS r".formatted(hold.in(table, at)), chunk) > 0) {
                return true;
            }
        }
        return false;
    }

    private Deletion drop(Connection transaction, Chunk chunk) throws SQLException {
        var rows = number(
                transaction, "SELECT count(*) FROM %1$s WHERE %2$s >= ? AND %2$s < ?".formatted(table, at), chunk);
        number(
                transaction,
                "SELECT count(*) FROM drop_chunks('%s', newer_than => ?::timestamptz, older_than => ?::timestamptz)"
                        .formatted(table),
                chunk);
        return new Deletion(table, chunk.from(), chunk.until(), rows);
    }

    private static long number(Connection transaction, String sql, Chunk chunk) throws SQLException {
        try (var select = transaction.prepareStatement(sql)) {
            select.setObject(1, chunk.from().atOffset(ZoneOffset.UTC));
            select.setObject(2, chunk.until().atOffset(ZoneOffset.UTC));
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
