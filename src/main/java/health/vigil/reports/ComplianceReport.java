package health.vigil.reports;

import health.vigil.ingest.Rows;
import health.vigil.rules.LocalDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Sums the figures that are asked for: those of days that are over from the store, today's from the readings. */
@ApplicationScoped
class ComplianceReport {
    private static final int FETCH = 5_000;
    private static final String PLACES = " JOIN site s ON s.id = d.site JOIN jurisdiction j ON j.code = s.jurisdiction";

    private final DataSource database;
    private final ComplianceReckoner reckoner;
    private final Clock clock;

    ComplianceReport(DataSource database, ComplianceReckoner reckoner, Clock clock) {
        this.database = database;
        this.reckoner = reckoner;
        this.clock = clock;
    }

    /** A device and field that today's figures are wanted of. */
    private record Wanted(int device, String field, Subject subject) {}

    List<ComplianceRow> rows(ComplianceQuery query) {
        var today = LocalDay.of(clock.instant());
        var days = query.days(today.date());
        var sums = new TreeMap<Subject, Figures>();
        addStored(query, days, today, sums);
        if (days.contains(today.date())) {
            addToday(query, today, sums);
        }
        return sums.entrySet().stream()
                .map(sum -> ComplianceRow.of(sum.getKey(), sum.getValue()))
                .toList();
    }

    private static void add(SortedMap<Subject, Figures> sums, Subject subject, Figures figures) {
        sums.merge(subject, figures, Figures::plus);
    }

    /** Summed while they come from the database, so that a long time needs no memory. */
    private void addStored(
            ComplianceQuery query, ComplianceQuery.Days days, LocalDay today, SortedMap<Subject, Figures> sums) {
        var select = "SELECT c.*, " + query.subject().columns() + " FROM compliance_day c"
                + " JOIN field f ON f.id = c.field_id JOIN device d ON d.key = c.device_key" + PLACES + " WHERE true";
        var rows = filtered(new Rows(select), query)
                .and("c.day >= ? AND c.day <= ? AND c.day < ?", days.from(), days.to(), today.date());
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false); // the driver fetches in portions only inside a transaction
            try (var statement = rows.prepare(connection)) {
                statement.setFetchSize(FETCH);
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        var day = row.getObject("day", LocalDate.class);
                        add(sums, subject(row, query, day), ComplianceDays.figures(row));
                    }
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw away(e);
        }
    }

    private static IllegalStateException away(SQLException e) {
        return new IllegalStateException("the database did not answer: " + e.getMessage(), e);
    }

    private void addToday(ComplianceQuery query, LocalDay today, SortedMap<Subject, Figures> sums) {
        var select =
                "SELECT d.key AS device, f.name AS field, " + query.subject().columns()
                        + " FROM device d CROSS JOIN field f" + PLACES + " WHERE d.retired_at IS NULL";
        var wanted = filtered(new Rows(select), query)
                .list(
                        database,
                        row -> new Wanted(
                                row.getInt("device"), row.getString("field"), subject(row, query, today.date())));
        var figures = reckon(today, wanted);
        wanted.forEach(one -> {
            var found = figures.getOrDefault(one.device, Map.of()).get(one.field);
            if (found != null) {
                add(sums, one.subject, found);
            }
        });
    }

    private Map<Integer, Map<String, Figures>> reckon(LocalDay today, List<Wanted> wanted) {
        try {
            var devices = wanted.stream().map(Wanted::device).collect(Collectors.toSet());
            return reckoner.reckon(today, devices, clock.instant());
        } catch (SQLException e) {
            throw away(e);
        }
    }

    private static Rows filtered(Rows rows, ComplianceQuery query) {
        return rows.andIf("d.family = ?", query.familyText())
                .andIf("s.jurisdiction LIKE ?", query.jurisdictionPattern())
                .andIf("d.id = ?", query.device())
                .andIf("s.id = ?", query.site());
    }

    private static Subject subject(ResultSet row, ComplianceQuery query, LocalDate day) throws SQLException {
        return new Subject(
                query.grain().periodOf(day), row.getString("key"), row.getString("name"), row.getString("name_en"));
    }
}
