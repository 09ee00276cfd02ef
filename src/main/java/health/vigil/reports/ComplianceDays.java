package health.vigil.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.vigil.registry.Registry;
import health.vigil.rules.LocalDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The figures of days that are over, and the days that are to be reckoned. A day counts as reckoned only if nothing of it
 * was noted meanwhile, so that no lock is held while it is.
 */
@ApplicationScoped
class ComplianceDays {
    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};
    private static final JsonMapper JSON = new JsonMapper();

    private static final String IS_NOTED = "SELECT FROM compliance_noted WHERE day >= ?";

    /** The row is locked, so that of several instances one does it. */
    private static final String NOTED =
            """
            INSERT INTO compliance_noted (day)
            SELECT least(greatest((min(time) AT TIME ZONE 'Asia/Shanghai')::date, ?), ?) - 1 FROM reading
            ON CONFLICT (one) DO UPDATE SET day = compliance_noted.day RETURNING day""";

    private static final String NOTE =
            """
            INSERT INTO compliance_due (day, device_key)
            SELECT ?, key FROM device WHERE created_at < ? AND (retired_at IS NULL OR retired_at >= ?) ORDER BY key
            ON CONFLICT (day, device_key) DO UPDATE SET noted = DEFAULT""";

    /** The newest day first: people ask for yesterday. */
    private static final String DUE =
            """
            SELECT device_key, noted, day FROM compliance_due
            WHERE day = (SELECT max(day) FROM compliance_due WHERE day < ?) ORDER BY device_key LIMIT ?""";

    private static final String INSERT =
            """
            INSERT INTO compliance_day (day, device_key, field_id, planned, total, judged, compliant, averaged, means,
                means_compliant, excluded, uncertain, reckoned_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)""";

    private final DataSource database;
    private final Registry registry;

    ComplianceDays(DataSource database, Registry registry) {
        this.database = database;
        this.registry = registry;
    }

    /** @param noted the number of the last note of the day, by device */
    record Due(LocalDay day, Map<Integer, Long> noted) {}

    /** Notes every device for the days that have ended since the last time. */
    void noteEndedDays(LocalDay today, int firstDays) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            if (isNoted(connection, today)) {
                return;
            }
            var noted = noted(connection, today, firstDays);
            for (var day = noted.next(); day.compareTo(today) < 0; day = day.next()) {
                try (var note = connection.prepareStatement(NOTE)) {
                    note.setObject(1, day.date());
                    note.setObject(2, day.end().atOffset(ZoneOffset.UTC));
                    note.setObject(3, day.start().atOffset(ZoneOffset.UTC));
                    note.executeUpdate();
                }
                noted = day;
            }
            try (var update = connection.prepareStatement("UPDATE compliance_noted SET day = ?")) {
                update.setObject(1, noted.date());
                update.executeUpdate();
            }
            connection.commit();
        }
    }

    private static boolean isNoted(Connection connection, LocalDay today) throws SQLException {
        try (var select = connection.prepareStatement(IS_NOTED)) {
            select.setObject(1, today.date().minusDays(1));
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static LocalDay noted(Connection connection, LocalDay today, int firstDays) throws SQLException {
        try (var insert = connection.prepareStatement(NOTED)) {
            insert.setObject(1, today.date().minusDays(firstDays));
            insert.setObject(2, today.date());
            try (var row = insert.executeQuery()) {
                row.next();
                return new LocalDay(row.getObject(1, LocalDate.class));
            }
        }
    }

    Optional<Due> due(LocalDay today, int most) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(DUE)) {
            select.setObject(1, today.date());
            select.setInt(2, most);
            var noted = new TreeMap<Integer, Long>();
            Optional<LocalDay> day = Optional.empty();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    noted.put(rows.getInt(1), rows.getLong(2));
                    day = Optional.of(new LocalDay(rows.getObject(3, LocalDate.class)));
                }
            }
            return day.map(one -> new Due(one, noted));
        }
    }

    /**
     * Stores the figures of all devices of which nothing was noted meanwhile; the others stay due.
     *
     * @return how many days of devices were stored
     */
    int store(Due due, Map<Integer, Map<String, Figures>> figures, Instant now) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var stored = 0;
            for (var device : due.noted().entrySet()) { // in the order in which the intake notes them
                if (isStillRight(connection, due.day(), device.getKey(), device.getValue())) {
                    replace(connection, due.day(), device.getKey(), figures, now);
                    stored++;
                }
            }
            connection.commit();
            return stored;
        }
    }

    private static boolean isStillRight(Connection connection, LocalDay day, int device, long noted)
            throws SQLException {
        try (var delete = connection.prepareStatement(
                "DELETE FROM compliance_due WHERE day = ? AND device_key = ? AND noted = ?")) {
            delete.setObject(1, day.date());
            delete.setInt(2, device);
            delete.setLong(3, noted);
            return delete.executeUpdate() == 1;
        }
    }

    private void replace(
            Connection connection, LocalDay day, int device, Map<Integer, Map<String, Figures>> figures, Instant now)
            throws SQLException {
        var ofDevice = figures.get(device);
        if (ofDevice == null) {
            return; // not in service any more: what was reckoned while it was stays
        }
        try (var delete = connection.prepareStatement("DELETE FROM compliance_day WHERE day = ? AND device_key = ?")) {
            delete.setObject(1, day.date());
            delete.setInt(2, device);
            delete.executeUpdate();
        }
        try (var insert = connection.prepareStatement(INSERT)) {
            for (var field : ofDevice.entrySet()) {
                var f = field.getValue();
                insert.setObject(1, day.date());
                insert.setInt(2, device);
                insert.setInt(
                        3,
                        registry.catalogue().named(field.getKey()).orElseThrow().id());
                insert.setLong(4, f.planned());
                insert.setLong(5, f.total());
                insert.setLong(6, f.judged());
                insert.setLong(7, f.compliant());
                insert.setLong(8, f.averaged());
                insert.setLong(9, f.means());
                insert.setLong(10, f.meansCompliant());
                insert.setString(11, json(f.excluded()));
                insert.setString(12, json(f.uncertain()));
                insert.setObject(13, now.atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** The figures of a row of {@code compliance_day}. */
    static Figures figures(ResultSet row) throws SQLException {
        return new Figures(
                row.getLong("planned"),
                row.getLong("total"),
                row.getLong("judged"),
                row.getLong("compliant"),
                row.getLong("averaged"),
                row.getLong("means"),
                row.getLong("means_compliant"),
                counts(row.getString("excluded")),
                counts(row.getString("uncertain")));
    }

    private static String json(Map<String, Long> counts) {
        try {
            return JSON.writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Long> counts(String json) {
        try {
            return json.equals("{}") ? Map.of() : JSON.readValue(json, COUNTS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("stored counts are not readable: " + json, e);
        }
    }
}
