package health.vigil.alarms;

import static health.vigil.alarms.AlarmRows.ALARM_COLUMNS;
import static health.vigil.alarms.AlarmRows.ALARM_NAMES;

import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads alarms for people. */
@ApplicationScoped
class AlarmQueries {
    private static final String ALARMS = "SELECT " + ALARM_COLUMNS + " FROM alarm a " + ALARM_NAMES;

    private final DataSource dataSource;

    AlarmQueries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Newest first. */
    Page<AlarmView> page(AlarmFilter filter, PageRequest request) throws SQLException {
        var conditions = filter.conditions();
        request.after().map(AlarmKey::parse).ifPresent(last -> last.narrow(conditions));
        var sql = ALARMS + conditions.where() + " ORDER BY a.raised_at DESC, a.id LIMIT ?";
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setInt(conditions.bind(select), request.fetch());
            var alarms = new ArrayList<AlarmView>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    alarms.add(AlarmRows.alarm(rows));
                }
            }
            return Page.of(alarms, request, alarm -> AlarmKey.of(alarm).text(), alarm -> alarm);
        }
    }

    static Map<UUID, AlarmView> of(Connection connection, Collection<UUID> ids) throws SQLException {
        try (var select = connection.prepareStatement(ALARMS + " WHERE a.id = ANY (?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            var alarms = new HashMap<UUID, AlarmView>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var alarm = AlarmRows.alarm(rows);
                    alarms.put(alarm.id(), alarm);
                }
            }
            return alarms;
        }
    }

    Optional<AlarmView> find(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(ALARMS + " WHERE a.id = ?")) {
            select.setObject(1, id);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(AlarmRows.alarm(rows)) : Optional.empty();
            }
        }
    }

    List<HistoryEntry> history(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return AlarmHistory.of(connection, id);
        }
    }
}
