package health.vigil.alarms;

import health.vigil.rules.Priority;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Alarms and their history as rows. */
final class AlarmRows {
    static final String LIFE_COLUMNS =
            """
            a.raised_at, a.sequence, a.latched, a.chattering, a.fleeting, a.held, a.announced, a.cleared_at, a.clear_reason,
            a.acknowledged_at, a.acknowledged_by, a.reset_at, a.reset_by, a.doubted_at, a.doubt,
            a.suppressed_at, a.suppression, a.shelved_at, a.shelved_until, a.shelved_by, a.shelved_reason,
            a.out_of_service_at, a.out_of_service_until, a.out_of_service_by, a.out_of_service_reason,
            a.out_of_service_permit, a.silence, a.silenced_at, a.silenced_until, a.silenced_by, a.silenced_reason,
            a.assignee
            """;

    /**
     * An alarm outlives what the registry says about its device: without it, the ids stand for the names. Alarms about this
     * service bring their own.
     */
    static final String ALARM_COLUMNS =
            """
            a.id, a.priority, a.rule, a.family, a.field, a.container, a.of_site, a.members, a.value,
            a.onset_at,
            a.device_id, coalesce(d.name, a.device_name, a.device_id) AS device_name,
            coalesce(d.name_en, a.device_name_en, a.device_id) AS device_name_en, d.sampling_point,
            a.site_id, coalesce(s.name, a.site_name, a.site_id) AS site_name,
            coalesce(s.name_en, a.site_name_en, a.site_id) AS site_name_en,
            a.jurisdiction, coalesce(j.name, a.jurisdiction) AS jurisdiction_name,
            coalesce(j.name_en, a.jurisdiction) AS jurisdiction_name_en,
            """
                    + LIFE_COLUMNS;

    static final String ALARM_NAMES =
            """
            LEFT JOIN device d ON d.id = a.device_id
            LEFT JOIN site s ON s.id = a.site_id
            LEFT JOIN jurisdiction j ON j.code = a.jurisdiction
            """;

    static final String HISTORY_COLUMNS =
            """
            h.id AS history_id, h.sequence AS history_sequence, h.kind, h.at, h.actor, h.reason, h.comment,
            h.value AS history_value, h.until, h.permit, h.assignee AS history_assignee, h.mark
            """;

    private AlarmRows() {}

    static AlarmView alarm(ResultSet row) throws SQLException {
        var rule = RuleSnapshot.read(row.getString("rule"));
        return AlarmView.of(
                row.getObject("id", UUID.class),
                Priority.values()[row.getInt("priority")].text(),
                Refs.rule(rule),
                Refs.device(row),
                Refs.site(row),
                Refs.jurisdiction(row),
                row.getString("field"),
                row.getString("container"),
                row.getBoolean("of_site"),
                List.of((String[]) row.getArray("members").getArray()),
                row.getObject("value", Double.class),
                RuleSnapshot.limit(rule),
                RuleSnapshot.unit(rule),
                time(row, "onset_at"),
                life(row));
    }

    static AlarmLife life(ResultSet row) throws SQLException {
        return new AlarmLife(
                row.getInt("sequence"),
                new Episode(
                        time(row, "raised_at"),
                        row.getBoolean("latched"),
                        row.getBoolean("chattering"),
                        row.getBoolean("fleeting"),
                        because(row, "cleared_at", "clear_reason"),
                        done(row, "acknowledged_at", "acknowledged_by"),
                        done(row, "reset_at", "reset_by")),
                because(row, "doubted_at", "doubt"),
                because(row, "suppressed_at", "suppression"),
                row.getObject("shelved_at") == null
                        ? null
                        : new AlarmView.Shelf(
                                time(row, "shelved_at"),
                                time(row, "shelved_until"),
                                row.getString("shelved_by"),
                                row.getString("shelved_reason")),
                row.getObject("out_of_service_at") == null
                        ? null
                        : new AlarmView.OutOfService(
                                time(row, "out_of_service_at"),
                                time(row, "out_of_service_until"),
                                row.getString("out_of_service_by"),
                                row.getString("out_of_service_reason"),
                                row.getString("out_of_service_permit")),
                row.getObject("silence") == null
                        ? null
                        : new AlarmView.UnderSilence(
                                time(row, "silenced_at"),
                                time(row, "silenced_until"),
                                row.getString("silenced_by"),
                                row.getString("silenced_reason"),
                                row.getObject("silence", UUID.class)),
                row.getString("assignee"),
                row.getBoolean("held"),
                row.getBoolean("announced"));
    }

    static HistoryEntry entry(ResultSet row) throws SQLException {
        return new HistoryEntry(
                row.getLong("history_id"),
                row.getInt("history_sequence"),
                HistoryEntry.Kind.of(row.getString("kind")),
                time(row, "at"),
                row.getString("actor"),
                row.getString("reason"),
                row.getString("comment"),
                row.getObject("history_value", Double.class),
                timeOrNull(row, "until"),
                row.getString("permit"),
                row.getString("history_assignee"),
                mark(row));
    }

    private static HistoryEntry.@Nullable Mark mark(ResultSet row) throws SQLException {
        var mark = row.getString("mark");
        return mark == null ? null : HistoryEntry.Mark.of(mark);
    }

    private static AlarmView.@Nullable Because because(ResultSet row, String since, String why) throws SQLException {
        var at = timeOrNull(row, since);
        return at == null ? null : new AlarmView.Because(at, row.getString(why));
    }

    private static Episode.@Nullable Done done(ResultSet row, String when, String by) throws SQLException {
        var at = timeOrNull(row, when);
        return at == null ? null : new Episode.Done(at, row.getString(by));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
