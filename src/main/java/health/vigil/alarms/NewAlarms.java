package health.vigil.alarms;

import health.vigil.rules.AlarmChange.Raised;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Enters raised alarms with what the registry says of their devices. */
final class NewAlarms {
    private static final String INSERT =
            """
            INSERT INTO alarm (id, rule_id, rule, device_id, site_id, jurisdiction, family, field, container, of_site,
                               members, priority, latched, onset_at, raised_at, value, sequence)
            SELECT c.id, c.rule_id, c.rule, c.device_id, s.id, s.jurisdiction, d.family, c.field, c.container, c.of_site,
                   string_to_array(c.members, ','), c.priority, c.latched, c.onset_at, c.raised_at,
                   c.value, 0
            FROM unnest(?::uuid[], ?::text[], ?::jsonb[], ?::smallint[], ?::boolean[], ?::text[], ?::text[], ?::text[],
                        ?::boolean[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::float8[])
                AS c (id, rule_id, rule, priority, latched, field, device_id, container, of_site, members,
                      onset_at, raised_at, value)
            JOIN device d ON d.id = c.device_id JOIN site s ON s.id = d.site
            ON CONFLICT (id) DO NOTHING
            RETURNING id
            """;

    private NewAlarms() {}

    /** @return those that are new; a device that is not in the registry has none */
    static Set<UUID> insert(Connection transaction, List<Raised> raised) throws SQLException {
        var ids = new HashSet<UUID>();
        if (raised.isEmpty()) {
            return ids;
        }
        var column = new Columns<>(transaction, raised);
        try (var insert = transaction.prepareStatement(INSERT)) {
            insert.setArray(1, column.of("uuid", Raised::alarm));
            insert.setArray(2, column.of("text", r -> r.rule().id()));
            insert.setArray(3, column.of("text", r -> RuleSnapshot.write(r.rule())));
            insert.setArray(4, column.of("smallint", r -> r.rule().priority().ordinal()));
            insert.setArray(5, column.of("bool", r -> r.rule().latched()));
            insert.setArray(6, column.of("text", Raised::field));
            insert.setArray(7, column.of("text", Raised::device));
            insert.setArray(8, column.of("text", Raised::container));
            insert.setArray(9, column.of("bool", Raised::ofSite));
            insert.setArray(10, column.of("text", r -> String.join(",", r.members())));
            insert.setArray(11, column.times(r -> HistoryEntry.storable(r.onset())));
            insert.setArray(12, column.times(r -> HistoryEntry.storable(r.at())));
            insert.setArray(13, column.of("float8", Raised::value));
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return ids;
    }
}
