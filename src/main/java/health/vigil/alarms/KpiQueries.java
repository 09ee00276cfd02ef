package health.vigil.alarms;

import health.vigil.alarms.KpiTally.Aside;
import health.vigil.rules.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the figures are made from. An alarm comes to people when it is recorded, which for late data is later than its
 * event time; what is raised shelved, silenced or out of service doesn't come to them.
 */
@ApplicationScoped
class KpiQueries {
    private static final Duration ENOUGH = Duration.ofDays(30);

    private static final String POSITION =
            """
             (?::text IS NULL OR starts_with(a.jurisdiction, ?)) AND (?::text IS NULL OR a.assignee = ?)
            """;

    private static final String CALLS =
            """
            SELECT a.rule_id, a.rule ->> 'name_zh', a.rule ->> 'name_en', a.device_id, coalesce(d.name, a.device_name, a.device_id),
                   coalesce(d.name_en, a.device_name_en, a.device_id), a.priority, a.recorded_at, a.raised_at, a.cleared_at,
                   a.chattering, a.fleeting
            FROM alarm a JOIN alarm_history h ON h.alarm_id = a.id AND h.sequence = 1
            LEFT JOIN device d ON d.id = a.device_id
            WHERE (h.reason IS NULL OR h.reason = 'chattering') AND
            """
                    + POSITION;

    private static final String CAME =
            CALLS + " AND a.recorded_at >= ? AND a.recorded_at < ? ORDER BY a.recorded_at, a.id";

    private static final String STOOD = CALLS + " AND (a.cleared_at IS NULL OR a.cleared_at > ?) AND a.raised_at < ?";

    private static final String ASIDE =
            """
            SELECT count(DISTINCT (a.device_id, a.rule_id, a.field, a.container, h.at)) FILTER (WHERE h.kind = 'shelved'),
                   count(*) FILTER (WHERE h.kind = 'suppressed'),
                   count(DISTINCT (a.device_id, a.rule_id, h.at)) FILTER (WHERE h.kind = 'out_of_service'),
                   count(*) FILTER (WHERE h.kind <> 'suppressed' AND coalesce(h.reason, '') = ''
                       OR h.kind = 'out_of_service' AND coalesce(h.permit, '') = '')
            FROM alarm_history h JOIN alarm a ON a.id = h.alarm_id
            WHERE h.kind IN ('shelved', 'suppressed', 'out_of_service') AND
            """
                    + POSITION + " AND h.recorded_at >= ? AND h.recorded_at < ?";

    private final DataSource dataSource;
    private final Floods floods;

    KpiQueries(DataSource dataSource, AlarmsConfig config) {
        this.dataSource = dataSource;
        this.floods = Floods.of(config.flood());
    }

    /** Whose alarms are counted; what is absent doesn't narrow. */
    record Position(@Nullable String jurisdiction, @Nullable String prefix, @Nullable String assignee) {}

    AlarmKpi of(Position position, Instant from, Instant to) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            var calls = calls(connection, CAME, position, from, to);
            var standing = calls(connection, STOOD, position, from, to);
            var flooded = floods.in(calls.stream().map(Call::at).toList(), to);
            var tally = new KpiTally(from, to, calls, standing, flooded, aside(connection, position, from, to));
            return new AlarmKpi(
                    from,
                    to,
                    position.jurisdiction(),
                    position.assignee(),
                    Duration.between(from, to).compareTo(ENOUGH) >= 0,
                    calls.size(),
                    tally.indicators(),
                    tally.badActors(),
                    flooded);
        }
    }

    private static List<Call> calls(Connection connection, String sql, Position position, Instant from, Instant to)
            throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            bind(select, position, from, to);
            var calls = new ArrayList<Call>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    calls.add(call(rows));
                }
            }
            return calls;
        }
    }

    private static Aside aside(Connection connection, Position position, Instant from, Instant to) throws SQLException {
        try (var select = connection.prepareStatement(ASIDE)) {
            bind(select, position, from, to);
            try (var rows = select.executeQuery()) {
                rows.next();
                return new Aside(rows.getInt(1), rows.getInt(2), rows.getInt(3), rows.getInt(4));
            }
        }
    }

    private static void bind(PreparedStatement select, Position position, Instant from, Instant to)
            throws SQLException {
        select.setString(1, position.prefix());
        select.setString(2, position.prefix());
        select.setString(3, position.assignee());
        select.setString(4, position.assignee());
        select.setObject(5, from.atOffset(ZoneOffset.UTC));
        select.setObject(6, to.atOffset(ZoneOffset.UTC));
    }

    private static Call call(ResultSet row) throws SQLException {
        return new Call(
                new Call.Subject(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)),
                Priority.values()[row.getInt(7)],
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                instant(row, 10),
                row.getBoolean(11),
                row.getBoolean(12));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
