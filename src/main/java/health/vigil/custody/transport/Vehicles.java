package health.vigil.custody.transport;

import health.vigil.alarms.Refs;
import health.vigil.custody.track.Finding;
import health.vigil.custody.track.Geofence;
import health.vigil.custody.track.LatLon;
import health.vigil.custody.track.Terrain;
import health.vigil.ingest.Rows;
import health.vigil.limits.ProcessRules;
import health.vigil.rules.ProcessCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The vehicles as they were last heard of. */
@ApplicationScoped
class Vehicles {
    private static final String SELECT =
            """
            SELECT d.id AS device_id, d.name AS device_name, d.name_en AS device_name_en, d.family, d.sampling_point,
                s.id AS site_id, s.name AS site_name, s.name_en AS site_name_en,
                j.code AS jurisdiction, j.name AS jurisdiction_name, j.name_en AS jurisdiction_name_en,
                p.at, p.lat, p.lon, p.speed_kmh,
                coalesce(nullif(p.trip, ''), CASE t.type WHEN 'departed' THEN nullif(t.trip, '') END) AS trip,
                o.type AS door, w.unusable, w.unusable_at, w.unusable_reason
            FROM device d
            JOIN site s ON s.id = d.site
            JOIN jurisdiction j ON j.code = s.jurisdiction
            LEFT JOIN vehicle_watch w ON w.device_id = d.id
            LEFT JOIN LATERAL (SELECT * FROM vehicle_position v WHERE v.device_id = d.id AND v.at <= now()
                ORDER BY v.at DESC, v.lat DESC, v.lon DESC, v.trip DESC LIMIT 1) p ON true
            LEFT JOIN LATERAL (SELECT * FROM track_event v WHERE v.device_id = d.id AND v.at <= now()
                AND v.type IN ('arrived', 'departed') ORDER BY v.at DESC, v.type DESC LIMIT 1) t ON true
            LEFT JOIN LATERAL (SELECT * FROM track_event v WHERE v.device_id = d.id AND v.at <= now()
                AND v.type IN ('door_opened', 'door_closed') ORDER BY v.at DESC, v.type LIMIT 1) o ON true
            WHERE d.family = 'medical_waste' AND d.sampling_point = 'vehicle' AND d.retired_at IS NULL""";

    private static final String GOING_ON = "SELECT * FROM track_finding WHERE until_at IS NULL";

    private final DataSource database;
    private final Terrains terrains;
    private final ProcessRules rules;
    private final TransportConfig config;
    private final Clock clock;

    Vehicles(DataSource database, Terrains terrains, ProcessRules rules, TransportConfig config, Clock clock) {
        this.database = database;
        this.terrains = terrains;
        this.rules = rules;
        this.config = config;
        this.clock = clock;
    }

    /** By id, one row more than shown. */
    List<VehicleView> page(@Nullable String jurisdiction, @Nullable String after, int limit) throws SQLException {
        var now = clock.instant();
        try (var connection = database.getConnection()) {
            var terrain = terrains.current(connection);
            var rows = new Rows(SELECT)
                    .andIf("starts_with(s.jurisdiction, ?)", jurisdiction)
                    .andIf("d.id > ?", after)
                    .then("ORDER BY d.id LIMIT " + limit);
            var goingOn = goingOn(connection);
            return rows.list(connection, row -> vehicle(row, terrain, goingOn, now));
        }
    }

    private static Map<String, List<Finding>> goingOn(Connection connection) throws SQLException {
        record OfVehicle(String device, Finding finding) {}
        return new Rows(GOING_ON)
                .list(connection, row -> new OfVehicle(row.getString("device_id"), FindingRows.finding(row))).stream()
                        .collect(Collectors.groupingBy(
                                OfVehicle::device, Collectors.mapping(OfVehicle::finding, Collectors.toList())));
    }

    private VehicleView vehicle(ResultSet row, Terrain terrain, Map<String, List<Finding>> goingOn, Instant now)
            throws SQLException {
        var device = row.getString("device_id");
        var at = Rows.instant(row, "at");
        var place = at == null ? null : new LatLon(row.getDouble("lat"), row.getDouble("lon"));
        var geofence = Optional.ofNullable(place).flatMap(terrain::geofence);
        var door = row.getString("door");
        return new VehicleView(
                Refs.device(row),
                Refs.site(row),
                Refs.jurisdiction(row),
                state(at, geofence, now),
                at == null || place == null
                        ? null
                        : new VehicleView.Position(
                                at, place.lat(), place.lon(), row.getObject("speed_kmh", Double.class)),
                row.getString("trip"),
                geofence.map(fence -> new VehicleView.GeofenceRef(
                                fence.id(), fence.name(), fence.kind().text()))
                        .orElse(null),
                door == null ? null : door.equals("door_opened"),
                goingOn.getOrDefault(device, List.of()).stream()
                        .map(finding -> view(device, finding))
                        .toList(),
                row.getLong("unusable") == 0
                        ? null
                        : new VehicleView.Unusable(
                                row.getLong("unusable"),
                                Rows.time(row, "unusable_at"),
                                row.getString("unusable_reason")));
    }

    private String state(@Nullable Instant at, Optional<Geofence> geofence, Instant now) {
        if (at == null) {
            return "unknown";
        }
        return geofence.map(fence -> "at_" + fence.kind().text())
                .orElse(at.plus(config.gap()).isBefore(now) ? "silent" : "under_way");
    }

    VehicleView.FindingView view(String device, Finding finding) {
        var rule = rules.of(device, finding.kind()).stream()
                .filter(candidate -> candidate.id().equals(finding.rule()) && candidate.inForceAt(finding.onset()))
                .findFirst();
        return new VehicleView.FindingView(
                finding.kind().text(),
                finding.onset(),
                finding.value(),
                finding.kind() == ProcessCheck.Kind.OFF_CORRIDOR ? "m" : "h",
                rule.map(Refs::rule).orElse(null));
    }
}
