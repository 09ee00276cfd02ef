package health.vigil.alarms;

import health.vigil.rules.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alarms and their history as rows. */
final class AlarmRows {
    /** An alarm outlives what the registry says about its device: without it, the ids stand for the names. */
    static final String ALARM_COLUMNS =
            """
            a.id, a.priority, a.rule, a.family, a.field, a.container, a.value, a.sequence,
            a.onset_at, a.raised_at, a.cleared_at, a.clear_reason, a.acknowledged_at, a.acknowledged_by,
            a.device_id, coalesce(d.name, a.device_id) AS device_name,
            coalesce(d.name_en, a.device_id) AS device_name_en, d.sampling_point,
            a.site_id, coalesce(s.name, a.site_id) AS site_name, coalesce(s.name_en, a.site_id) AS site_name_en,
            a.jurisdiction, coalesce(j.name, a.jurisdiction) AS jurisdiction_name,
            coalesce(j.name_en, a.jurisdiction) AS jurisdiction_name_en
            """;

    static final String ALARM_NAMES =
            """
            LEFT JOIN device d ON d.id = a.device_id
            LEFT JOIN site s ON s.id = a.site_id
            LEFT JOIN jurisdiction j ON j.code = a.jurisdiction
            """;

    static final String HISTORY_COLUMNS =
            """
            h.id AS history_id, h.sequence AS history_sequence, h.kind, h.at, h.actor, h.reason, h.comment,
            h.value AS history_value
            """;

    private AlarmRows() {}

    static AlarmView alarm(ResultSet row) throws SQLException {
        var rule = RuleSnapshot.read(row.getString("rule"));
        var source = rule.source();
        var clearedAt = instant(row, "cleared_at");
        var acknowledgedAt = instant(row, "acknowledged_at");
        return new AlarmView(
                row.getObject("id", UUID.class),
                AlarmState.of(clearedAt == null, acknowledgedAt != null),
                Priority.values()[row.getInt("priority")].name().toLowerCase(Locale.ROOT),
                new AlarmView.RuleRef(
                        rule.id(),
                        rule.nameZh(),
                        rule.nameEn(),
                        source.standard(),
                        source.edition(),
                        source.clause(),
                        source.legal()),
                new AlarmView.DeviceRef(
                        row.getString("device_id"),
                        row.getString("device_name"),
                        row.getString("device_name_en"),
                        row.getString("family"),
                        row.getString("sampling_point")),
                new AlarmView.SiteRef(
                        row.getString("site_id"), row.getString("site_name"), row.getString("site_name_en")),
                new AlarmView.JurisdictionRef(
                        row.getString("jurisdiction"),
                        row.getString("jurisdiction_name"),
                        row.getString("jurisdiction_name_en")),
                row.getString("field"),
                row.getString("container"),
                row.getObject("value", Double.class),
                RuleSnapshot.limit(rule),
                RuleSnapshot.unit(rule),
                row.getObject("onset_at", OffsetDateTime.class).toInstant(),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                clearedAt,
                row.getString("clear_reason"),
                acknowledgedAt,
                row.getString("acknowledged_by"),
                row.getInt("sequence"));
    }

    static HistoryEntry entry(ResultSet row) throws SQLException {
        return new HistoryEntry(
                row.getLong("history_id"),
                row.getInt("history_sequence"),
                HistoryEntry.Kind.of(row.getString("kind")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("reason"),
                row.getString("comment"),
                row.getObject("history_value", Double.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
