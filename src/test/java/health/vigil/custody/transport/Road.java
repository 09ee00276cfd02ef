package health.vigil.custody.transport;

import static io.restassured.RestAssured.given;

import health.vigil.ingest.ReportedEvent;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Plays the part of the ingest: registered vehicles and committed batches of what they report. Places are metres east of a
 * hospital; each vehicle has a hospital of its own, on the parallel 24° N.
 */
@ApplicationScoped
class Road {
    private static final double DEGREES_PER_METRE_EAST = 1 / 101_752.0;
    private static final double DEGREES_PER_METRE_NORTH = 1 / 110_757.0;

    private final DataSource database;
    private final VehicleSink sink;

    Road(DataSource database, VehicleSink sink) {
        this.database = database;
        this.sink = sink;
    }

    /** A batch in the making. Times are minutes after the drive's beginning, a few hours ago. */
    static final class Drive {
        private final Instant began =
                Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(3));
        private final String vehicle;
        private final List<ReportedEvent> events = new ArrayList<>();

        Drive(String vehicle) {
            this.vehicle = vehicle;
        }

        Instant time(double minutes) {
            return began.plusMillis((long) (minutes * 60_000));
        }

        Drive at(double minutes, double east, double north) {
            return at(minutes, east, north, "");
        }

        /** @param more further members, each with a comma before it */
        Drive at(double minutes, double east, double north, String more) {
            return report(
                    EventType.VEHICLE_POSITION,
                    minutes,
                    String.format(Locale.ROOT, ",\"lat\":%.7f,\"lon\":%.7f%s", lat(north), lon(east), more));
        }

        /** A position each minute, both ends included. */
        Drive stand(int from, int to, double east, double north) {
            for (var minute = from; minute <= to; minute++) {
                at(minute, east, north);
            }
            return this;
        }

        Drive report(EventType type, double minutes, String more) {
            var at = time(minutes);
            var body = "{\"at\":\"%s\",\"type\":\"%s\"%s}".formatted(at, type.text(), more);
            events.add(new ReportedEvent(vehicle, Instant.now(), new DeviceEvent(type, at, null, body)));
            return this;
        }

        List<ReportedEvent> events() {
            return events;
        }
    }

    static double lat(double north) {
        return 24 + north * DEGREES_PER_METRE_NORTH;
    }

    static double lon(double east) {
        return 113.6 + east * DEGREES_PER_METRE_EAST;
    }

    /** Registers a vehicle, and the hospital and plant between which it drives. */
    String vehicle() {
        var id = "van-" + UUID.randomUUID().toString().substring(0, 8);
        given().contentType("application/yaml")
                .body(
                        """
                        jurisdictions:
                          - {code: "440000", name: 广东省, name_en: Guangdong, level: province}
                          - {code: "440200", name: 韶关市, name_en: Shaoguan, level: prefecture, parent: "440000"}
                        sites:
                          - {id: road-hospital, name: 医院, name_en: Hospital, jurisdiction: "440200", kind: hospital,
                             latitude: 24.0, longitude: 113.6}
                          - {id: road-plant, name: 处置中心, name_en: Plant, jurisdiction: "440200", kind: waste_plant,
                             latitude: 24.0, longitude: %s}
                          - {id: road-carrier, name: 转运公司, name_en: Carrier, jurisdiction: "440200", kind: carrier}
                        devices:
                          - {id: %s, site: road-carrier, name: 转运车, name_en: Van, family: medical_waste,
                             sampling_point: vehicle, interval_s: 60, fields: [temp]}
                        """
                                .formatted(lon(20_000), id)
                                .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/registry/import")
                .then()
                .log()
                .ifValidationFails()
                .statusCode(200);
        return id;
    }

    void commit(List<ReportedEvent> events) throws SQLException {
        try (var transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            sink.record(transaction, events);
            transaction.commit();
        }
        sink.committed();
    }

    void commit(Drive drive) throws SQLException {
        commit(drive.events());
    }

    void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows of a query, each as its columns with a blank between them. */
    List<String> rows(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                var columns = new ArrayList<String>();
                for (var i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    columns.add(String.valueOf(found.getString(i)));
                }
                rows.add(String.join(" ", columns));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
