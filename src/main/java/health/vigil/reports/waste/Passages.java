package health.vigil.reports.waste;

import health.vigil.ingest.Rows;
import health.vigil.reports.alarm.AlarmOnRecord.Place;
import health.vigil.rules.LocalDay;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Reads what a month's report is made of. */
@ApplicationScoped
class Passages {
    private static final String PASSAGES =
            """
            SELECT * FROM (
                SELECT c.id, c.department, c.category, c.manifest, c.weight_in_kg, c.weight_out_kg, c.weight_plant_kg,
                    least(coalesce(c.collected_at, c.stored_at, c.packed_at, c.generated_at), c.handed_over_at) AS entered,
                    c.handed_over_at AS left_at, coalesce(c.arrived_at, c.accepted_at) AS arrived,
                    CASE WHEN c.state IN ('closed', 'lost', 'exempt') THEN coalesce(c.closed_at, c.state_at) END AS ended,
                    coalesce(p.name, c.plant_site) AS destination, coalesce(p.name_en, c.plant_site) AS destination_en,
                    coalesce(m.details ->> 'treatment', treated.note) AS method, handed.signed_by, handed.signed_to
                FROM container c LEFT JOIN site p ON p.id = c.plant_site
                LEFT JOIN manifest m ON m.number = c.manifest
                LEFT JOIN LATERAL (
                    SELECT e.body ->> 'signed_by' AS signed_by, e.body ->> 'signed_to' AS signed_to FROM custody_event e
                    WHERE e.container = c.id AND e.type = 'container.handed_over' AND e.at = c.handed_over_at LIMIT 1
                ) handed ON true
                LEFT JOIN LATERAL (
                    SELECT e.body ->> 'note' AS note FROM custody_event e
                    WHERE e.container = c.id AND e.type = 'container.treated' AND e.at = c.treated_at LIMIT 1
                ) treated ON true
                WHERE c.site_id = ?
            ) passage
            WHERE entered < ? AND coalesce(least(left_at, ended), 'infinity') >= ?
            ORDER BY entered, id""";

    private static final String BED_DAYS =
            """
            SELECT department, sum(occupied_beds)::integer AS beds FROM department_day
            WHERE site_id = ? AND day >= ? AND day <= ? GROUP BY department""";

    private static final String STANDINGS =
            """
            SELECT m.number, m.state, m.received_at, sum(l.kg_planned) AS planned FROM manifest m
            LEFT JOIN manifest_line l ON l.manifest = m.id WHERE m.number = ANY (?)
            GROUP BY m.id""";

    private final DataSource database;

    Passages(DataSource database) {
        this.database = database;
    }

    Optional<Place> site(String id) {
        return new Rows("SELECT id, name, name_en FROM site WHERE true")
                        .and("id = ?", id)
                        .list(
                                database,
                                row -> new Place(row.getString("id"), row.getString("name"), row.getString("name_en")))
                        .stream()
                        .findFirst();
    }

    /** The containers that were there at some moment of the month. */
    List<Passage> of(String site, YearMonth month) {
        var start = new LocalDay(month.atDay(1)).start();
        var end = new LocalDay(month.atEndOfMonth()).end();
        return new Rows(PASSAGES).with(site, end, start).list(database, Passages::passage);
    }

    /** Occupied beds, summed over the days of the month, by department. */
    Map<String, Integer> bedDays(String site, YearMonth month) {
        return new Rows(BED_DAYS)
                        .with(site, month.atDay(1), month.atEndOfMonth())
                        .list(database, row -> Map.entry(row.getString("department"), row.getInt("beds")))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** How the manifests stand that are known here, by number. */
    Map<String, WasteMonth.Standing> manifests(Collection<Passage> passages) {
        var numbers = passages.stream().map(Passage::manifest).distinct().toArray(String[]::new);
        return new Rows(STANDINGS)
                        .with((Object) numbers)
                        .list(
                                database,
                                row -> Map.entry(
                                        row.getString("number"),
                                        new WasteMonth.Standing(
                                                row.getString("state"),
                                                Rows.instant(row, "received_at"),
                                                row.getObject("planned", Double.class))))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Passage passage(ResultSet row) throws SQLException {
        return new Passage(
                row.getString("id"),
                text(row, "department"),
                text(row, "category"),
                Rows.time(row, "entered"),
                Rows.instant(row, "left_at"),
                Rows.instant(row, "arrived"),
                Rows.instant(row, "ended"),
                row.getObject("weight_in_kg", Double.class),
                row.getObject("weight_out_kg", Double.class),
                row.getObject("weight_plant_kg", Double.class),
                text(row, "manifest"),
                text(row, "destination"),
                text(row, "destination_en"),
                text(row, "method"),
                text(row, "signed_by"),
                text(row, "signed_to"));
    }

    /** Nobody told it: empty. */
    private static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }
}
