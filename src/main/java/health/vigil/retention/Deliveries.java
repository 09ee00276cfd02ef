package health.vigil.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Notifications that are over, each with its attempts; the alarm, its history and the words that went out stay. A digest
 * of excursions stays too: it is how Vigil knows that they were told.
 */
record Deliveries(int most) implements Expired {
    private static final String DELETE =
            """
            WITH ended AS (
                SELECT n.id FROM notification n LEFT JOIN alarm a ON a.id = n.alarm_id
                WHERE n.created_at < ? AND n.state IN ('delivered', 'digested', 'dead')
                    AND NOT EXISTS (SELECT FROM excursion_notice x WHERE x.notification_id = n.id)
                    AND NOT EXISTS (SELECT FROM held_device h WHERE h.device_id = a.device_id
                        AND a.raised_at <= h.until_at AND coalesce(a.cleared_at, 'infinity') >= h.from_at)
                ORDER BY n.created_at LIMIT ?),
            attempts AS (DELETE FROM delivery_attempt t USING ended WHERE t.notification_id = ended.id),
            gone AS (DELETE FROM notification n USING ended WHERE n.id = ended.id RETURNING n.created_at AS at)
            SELECT min(at) AS since, max(at) AS until, count(*) AS rows FROM gone""";

    @Override
    public Optional<Deletion> deleteSome(Connection transaction, Instant cutoff) throws SQLException {
        try (var delete = transaction.prepareStatement(DELETE)) {
            delete.setObject(1, cutoff.atOffset(ZoneOffset.UTC));
            delete.setInt(2, most);
            try (var row = delete.executeQuery()) {
                row.next();
                return Deletion.of("notification", row);
            }
        }
    }
}
