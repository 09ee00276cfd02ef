package health.vigil.custody.units;

import health.vigil.custody.reconcile.Mass;
import health.vigil.custody.reconcile.Movement;
import health.vigil.custody.reconcile.Movement.Step;
import health.vigil.custody.units.TripFacts.Report;
import health.vigil.custody.units.TripFacts.Scan;
import health.vigil.ingest.Rows;
import health.vigil.telemetry.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what was reported of a trip: the scans of its containers, its vehicle's reports, its manifests. */
@ApplicationScoped
class TripRecords {
    private static final String SCANS =
            """
            SELECT container, type, at, id, device_id, body FROM custody_event
            WHERE type = ANY (?) AND container IN (
                SELECT container FROM custody_event WHERE body ->> 'trip' = ?
                UNION SELECT id FROM container WHERE trip = ?)
            ORDER BY at, id
            """;

    private static final String REPORTS =
            """
            SELECT e.type, e.at, e.device_id, e.body, s.id AS site
            FROM trip_event e LEFT JOIN site s ON s.id = btrim(coalesce(e.body ->> 'place', e.body ->> 'to'))
            WHERE e.trip = ? AND e.type IN ('vehicle.departed', 'vehicle.arrived')
            ORDER BY e.at, e.id
            """;

    private static final String PLANTS =
            """
            SELECT plant_site FROM container WHERE trip = ? AND plant_site IS NOT NULL
            GROUP BY plant_site ORDER BY count(*) DESC, plant_site
            """;

    private static final String DECLARED =
            """
            SELECT l.kg_planned FROM manifest m JOIN manifest_line l ON l.manifest = m.id
            WHERE (m.trip = ? OR m.number = ANY (?)) AND m.state NOT IN ('draft', 'cancelled')
            """;

    TripFacts read(Connection connection, String trip) throws SQLException {
        var facts = new TripFacts(
                trip, scans(connection, trip), reports(connection, trip), Optional.empty(), plants(connection, trip));
        return facts.declaring(declared(connection, facts));
    }

    private static List<Scan> scans(Connection connection, String trip) throws SQLException {
        var types = Arrays.stream(Step.values()).map(Step::event).toList();
        return new Rows(SCANS).with(types).with(trip).with(trip).list(connection, TripRecords::scan);
    }

    private static Scan scan(ResultSet row) throws SQLException {
        var body = EventBody.of(row.getString("body"));
        var movement = new Movement(
                row.getString("container"),
                Step.of(row.getString("type")).orElseThrow(),
                Rows.time(row, "at"),
                row.getString("id"),
                body.text("trip"),
                body.weight());
        return new Scan(movement, row.getString("device_id"), body.text("vehicle"), body.text("manifest"));
    }

    private static List<Report> reports(Connection connection, String trip) throws SQLException {
        return new Rows(REPORTS).with(trip).list(connection, TripRecords::report);
    }

    private static Report report(ResultSet row) throws SQLException {
        var body = EventBody.of(row.getString("body"));
        return new Report(
                EventType.of(row.getString("type")).orElseThrow(),
                Rows.time(row, "at"),
                row.getString("device_id"),
                row.getString("site"),
                body.text("manifest"),
                body.plannedMinutes());
    }

    private static List<String> plants(Connection connection, String trip) throws SQLException {
        return new Rows(PLANTS).with(trip).list(connection, row -> row.getString(1));
    }

    private static Optional<Mass> declared(Connection connection, TripFacts facts) throws SQLException {
        var weights = new Rows(DECLARED)
                .with(facts.id())
                .with(facts.manifests())
                .list(connection, row -> Mass.of(row.getDouble(1)));
        return weights.isEmpty() ? Optional.empty() : Optional.of(Mass.sum(weights));
    }
}
