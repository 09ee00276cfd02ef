package health.vigil.notify;

import health.vigil.alarms.Silences;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Finds which silences cover which alarms. */
@ApplicationScoped
class SilenceRules implements Silences {
    private static final String COVERING =
            """
            SELECT DISTINCT ON (a.id) a.id, s.id, s.author, s.reason, s.ends_at
            FROM alarm a JOIN silence s ON s.ended_at IS NULL AND s.starts_at <= ? AND s.ends_at > ?
                AND a.priority <= s.up_to
                AND (s.families = '{}' OR a.family = ANY (s.families))
                AND (s.rules = '{}' OR EXISTS (
                    SELECT FROM unnest(s.rules) AS beginning WHERE starts_with(a.rule_id, beginning)))
                AND (s.jurisdictions = '{}' OR EXISTS (
                    SELECT FROM unnest(s.jurisdictions) AS code
                    WHERE starts_with(a.jurisdiction, CASE
                        WHEN length(code) = 6 THEN regexp_replace(code, '(00){1,2}$', '')
                        ELSE code END)))
                AND (s.sites = '{}' OR a.site_id = ANY (s.sites))
                AND (s.devices = '{}' OR a.device_id = ANY (s.devices))
            WHERE a.id = ANY (?)
            ORDER BY a.id, s.ends_at DESC, s.id
            """;

    private static final String OVER =
            "SELECT id, ended_by FROM silence WHERE id = ANY (?) AND (ended_at IS NOT NULL OR ends_at <= ?)";

    private final Clock clock;

    SilenceRules(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Map<UUID, Silenced> of(Connection transaction, Collection<UUID> alarms) throws SQLException {
        var covered = new HashMap<UUID, Silenced>();
        try (var select = transaction.prepareStatement(COVERING)) {
            select.setObject(1, now());
            select.setObject(2, now());
            select.setArray(3, transaction.createArrayOf("uuid", alarms.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    covered.put(
                            rows.getObject(1, UUID.class),
                            new Silenced(
                                    rows.getObject(2, UUID.class),
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getObject(5, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return covered;
    }

    @Override
    public Map<UUID, Over> over(Connection connection, Collection<UUID> silences) throws SQLException {
        var over = new HashMap<UUID, Over>();
        try (var select = connection.prepareStatement(OVER)) {
            select.setArray(1, connection.createArrayOf("uuid", silences.toArray()));
            select.setObject(2, now());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    over.put(rows.getObject(1, UUID.class), new Over(rows.getString(2)));
                }
            }
        }
        return over;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
