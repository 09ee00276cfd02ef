package health.vigil.retention;

import health.vigil.ingest.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What one transaction deleted of a table.
 *
 * @param from  of the records, inclusive
 * @param until inclusive for batches of rows, exclusive for chunks and days
 */
record Deletion(String source, Instant from, Instant until, long rows) {
    /** @param row has {@code since}, {@code until} and {@code rows} */
    static Optional<Deletion> of(String source, ResultSet row) throws SQLException {
        return row.getLong("rows") == 0
                ? Optional.empty()
                : Optional.of(
                        new Deletion(source, Rows.time(row, "since"), Rows.time(row, "until"), row.getLong("rows")));
    }

    /** Keeps on record, for ever, that this was deleted. */
    void record(Connection transaction, RetentionRule rule, Instant at) throws SQLException {
        try (var insert = transaction.prepareStatement(
                """
                INSERT INTO deletion (kind, source, from_at, until_at, rows, keep_months, deleted_at)
                SELECT kind, ?, ?, ?, ?, keep_months, ? FROM retention_rule WHERE kind = ?""")) {
            insert.setString(1, source);
            insert.setObject(2, from.atOffset(ZoneOffset.UTC));
            insert.setObject(3, until.atOffset(ZoneOffset.UTC));
            insert.setLong(4, rows);
            insert.setObject(5, at.atOffset(ZoneOffset.UTC));
            insert.setString(6, rule.kind().text());
            insert.executeUpdate();
        }
    }
}
