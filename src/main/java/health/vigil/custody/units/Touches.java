package health.vigil.custody.units;

import health.vigil.ingest.Rows;
import health.vigil.ingest.Unnest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * The queue of subjects of which something new was recorded. Whoever records adds rows and waits for nobody; the worker
 * moves them to the subjects' own rows, whose locks it alone takes.
 */
final class Touches {
    private static final String MOVE =
            """
            WITH taken AS (
                DELETE FROM reconciliation_touch WHERE id IN (
                    SELECT id FROM reconciliation_touch ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING subject, buffered),
            due AS (
                SELECT subject,
                    ?::timestamptz + min(CASE WHEN buffered THEN ?
                        WHEN subject ~ '^(site|plant|department):' THEN ? ELSE 0 END) * interval '1 millisecond' AS look_at
                FROM taken GROUP BY subject)
            INSERT INTO reconciliation AS r (subject, look_at) SELECT subject, look_at FROM due ORDER BY subject
            ON CONFLICT (subject) DO UPDATE SET look_at = least(r.look_at, excluded.look_at)
            """;

    private static final int MOST = 5000;

    private Touches() {}

    static void add(Connection transaction, Collection<SubjectKey> subjects) throws SQLException {
        if (!subjects.isEmpty()) {
            new Unnest<>(
                            transaction,
                            subjects.stream().map(SubjectKey::text).distinct().toList())
                    .text("subject", subject -> subject)
                    .update("INSERT INTO reconciliation_touch (subject) SELECT subject FROM {rows}");
        }
    }

    /**
     * In a transaction of its own.
     *
     * @return how many subjects are due by it
     */
    static int move(Connection transaction, Instant now, Duration settle, Duration gather) throws SQLException {
        return new Rows(MOVE)
                .with(MOST)
                .with(now)
                .with(settle.toMillis())
                .with(gather.toMillis())
                .update(transaction);
    }
}
