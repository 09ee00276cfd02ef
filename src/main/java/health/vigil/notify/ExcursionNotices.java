package health.vigil.notify;

import health.vigil.history.ExcursionOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

/** Notes for every recipient that an excursion concerns that it is to be in a digest. */
@ApplicationScoped
class ExcursionNotices implements ExcursionOutbox {
    private static final String NOTE =
            """
            INSERT INTO excursion_notice (recipient_id, excursion_id)
            SELECT r.id, e.id FROM excursion e JOIN recipient r
                ON r.enabled AND e.priority >= r.min_priority
                AND (r.families = '{}' OR e.family = ANY (r.families))
                AND (r.jurisdictions = '{}' OR EXISTS (
                    SELECT FROM unnest(r.jurisdictions) AS code
                    WHERE starts_with(e.jurisdiction, CASE
                        WHEN length(code) = 6 THEN regexp_replace(code, '(00){1,2}$', '')
                        ELSE code END)))
            WHERE e.id = ANY (?)
            ON CONFLICT DO NOTHING
            """;

    @Override
    public void found(Connection transaction, Collection<UUID> excursions) throws SQLException {
        try (var insert = transaction.prepareStatement(NOTE)) {
            insert.setArray(1, transaction.createArrayOf("uuid", excursions.toArray()));
            insert.executeUpdate();
        }
    }
}
