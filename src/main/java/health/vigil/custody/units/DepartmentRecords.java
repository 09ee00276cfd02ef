package health.vigil.custody.units;

import static java.util.stream.Collectors.groupingBy;

import health.vigil.custody.reconcile.Mass;
import health.vigil.custody.reconcile.WasteDay;
import health.vigil.ingest.Rows;
import health.vigil.rules.LocalDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what waste a department has generated, and for how many beds. */
@ApplicationScoped
class DepartmentRecords {
    private static final String WASTE =
            """
            WITH waste AS (
                SELECT site_id, department, coalesce(weight_in_kg, weight_out_kg, weight_plant_kg) AS kg,
                    least(generated_at, packed_at, collected_at, stored_at, handed_over_at, departed_at, arrived_at) AS at
                FROM container WHERE department IS NOT NULL)
            SELECT at, kg FROM waste WHERE site_id = ? AND department = ? AND at >= ? AND at < ?
            """;

    private static final String LAST_BEFORE =
            """
            WITH waste AS (
                SELECT site_id, department,
                    least(generated_at, packed_at, collected_at, stored_at, handed_over_at, departed_at, arrived_at) AS at
                FROM container WHERE department IS NOT NULL)
            SELECT at FROM waste WHERE site_id = ? AND department = ? AND at < ? ORDER BY at DESC LIMIT 1
            """;

    private static final String BEDS =
            """
            SELECT day, occupied_beds FROM department_day
            WHERE site_id = ? AND department = ? AND day >= ? AND day < ?
            """;

    /** @param weight empty as long as nobody weighed it */
    record Generated(Instant at, Optional<Mass> weight) {}

    List<Generated> waste(Connection connection, DepartmentId of, Instant from, Instant to) throws SQLException {
        return new Rows(WASTE)
                .with(of.site())
                .with(of.name())
                .with(from)
                .with(to)
                .list(connection, row -> new Generated(Rows.time(row, "at"), weight(row)));
    }

    Optional<Instant> lastBefore(Connection connection, DepartmentId of, Instant at) throws SQLException {
        return new Rows(LAST_BEFORE)
                .with(of.site()).with(of.name()).with(at).list(connection, row -> Rows.time(row, "at")).stream()
                        .findFirst();
    }

    /** Each of the days, also those without waste. */
    List<WasteDay> days(Connection connection, DepartmentId of, List<LocalDay> days, List<Generated> waste)
            throws SQLException {
        if (days.isEmpty()) {
            return List.of();
        }
        var beds = beds(connection, of, days.get(0), days.get(days.size() - 1).next());
        var byDay = waste.stream().collect(groupingBy(generated -> LocalDay.of(generated.at())));
        return days.stream()
                .map(day -> day(day, byDay.getOrDefault(day, List.of()), beds))
                .toList();
    }

    private static WasteDay day(LocalDay day, List<Generated> waste, Map<LocalDate, Integer> beds) {
        var weights =
                waste.stream().map(Generated::weight).flatMap(Optional::stream).toList();
        return new WasteDay(day, waste.size(), Mass.sum(weights), waste.size() - weights.size(), beds.get(day.date()));
    }

    private static Map<LocalDate, Integer> beds(Connection connection, DepartmentId of, LocalDay from, LocalDay to)
            throws SQLException {
        var beds = new HashMap<LocalDate, Integer>();
        new Rows(BEDS)
                .with(of.site())
                .with(of.name())
                .with(from.date())
                .with(to.date())
                .list(connection, row -> beds.put(row.getObject("day", LocalDate.class), row.getInt("occupied_beds")));
        return beds;
    }

    private static Optional<Mass> weight(ResultSet row) throws SQLException {
        return Stream.ofNullable(row.getObject("kg", Double.class))
                .flatMap(kg -> Mass.weighed(kg).stream())
                .findFirst();
    }
}
