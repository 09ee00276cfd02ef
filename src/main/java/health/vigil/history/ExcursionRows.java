package health.vigil.history;

import health.vigil.alarms.Refs;
import health.vigil.alarms.RuleSnapshot;
import health.vigil.ingest.Rows;
import health.vigil.rules.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Excursions as rows. */
public final class ExcursionRows {
    /** To be followed by conditions on {@code e}. Without the registry's names, the ids stand for them. */
    public static final String SELECT =
            """
            SELECT e.id, e.standing, e.priority, e.rule, e.family, e.field, e.of_site, e.extreme, e.value_count,
                e.onset_at, e.raised_at, e.ended_at, e.known_until, e.found_at,
                e.device_id, coalesce(d.name, e.device_id) AS device_name,
                coalesce(d.name_en, e.device_id) AS device_name_en, d.sampling_point,
                e.site_id, coalesce(s.name, e.site_id) AS site_name, coalesce(s.name_en, e.site_id) AS site_name_en,
                e.jurisdiction, coalesce(j.name, e.jurisdiction) AS jurisdiction_name,
                coalesce(j.name_en, e.jurisdiction) AS jurisdiction_name_en
            FROM excursion e
            LEFT JOIN device d ON d.id = e.device_id
            LEFT JOIN site s ON s.id = e.site_id
            LEFT JOIN jurisdiction j ON j.code = e.jurisdiction
            """;

    private ExcursionRows() {}

    public static ExcursionView excursion(ResultSet row) throws SQLException {
        var rule = RuleSnapshot.read(row.getString("rule"));
        return new ExcursionView(
                row.getObject("id", UUID.class),
                row.getString("standing"),
                Priority.values()[row.getInt("priority")].text(),
                Refs.rule(rule),
                Refs.device(row),
                Refs.site(row),
                Refs.jurisdiction(row),
                row.getString("field"),
                row.getBoolean("of_site"),
                row.getObject("extreme", Double.class),
                row.getObject("value_count", Integer.class),
                RuleSnapshot.limit(rule),
                RuleSnapshot.unit(rule),
                Rows.time(row, "onset_at"),
                Rows.time(row, "raised_at"),
                Rows.instant(row, "ended_at"),
                Rows.time(row, "known_until"),
                Rows.time(row, "found_at"));
    }
}
