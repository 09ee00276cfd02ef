package health.vigil.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Containers of waste, each with all its events: a chain of which only a part is left proves nothing. */
record Containers(int most) implements Expired {
    private static final String DELETE =
            """
            WITH ended AS (
                SELECT r.id AS container FROM container r WHERE NOT r.open AND r.state_at < ?
                    AND NOT EXISTS (SELECT FROM custody_event e WHERE e.container = r.id AND e.at >= ?)
                    AND NOT EXISTS (SELECT FROM held_container h WHERE h.container = r.id)
                ORDER BY r.state_at LIMIT ?),
            events AS (DELETE FROM custody_event e USING ended WHERE e.container = ended.container RETURNING e.at),
            alarms AS (DELETE FROM process_alarm p USING ended WHERE p.subject = 'container:' || ended.container),
            containers AS (DELETE FROM container c USING ended WHERE c.id = ended.container)
            SELECT min(at) AS since, max(at) AS until, count(*) AS rows FROM events""";

    @Override
    public Optional<Deletion> deleteSome(Connection transaction, Instant cutoff) throws SQLException {
        try (var delete = transaction.prepareStatement(DELETE)) {
            delete.setObject(1, cutoff.atOffset(ZoneOffset.UTC));
            delete.setObject(2, cutoff.atOffset(ZoneOffset.UTC));
            delete.setInt(3, most);
            try (var row = delete.executeQuery()) {
                row.next();
                return Deletion.of("custody_event", row);
            }
        }
    }
}
