package health.vigil.custody.units;

import health.vigil.ingest.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trip in the list.
 *
 * @param kgManifest declared on its manifests
 * @param kgOut      handed over
 * @param kgIn       arrived
 * @param unbalanced TRIP_BALANCE is broken
 */
record TripView(
        String id,
        @Nullable Named vehicle,
        @Nullable Named carrier,
        @Nullable Named plant,
        String state,
        Instant begunAt,
        @Nullable Instant departedAt,
        @Nullable Instant arrivedAt,
        @Nullable Integer plannedMinutes,
        int containers,
        @Nullable Double kgManifest,
        double kgOut,
        double kgIn,
        boolean unbalanced) {
    static final String SELECT =
            """
            SELECT t.id, t.vehicle, v.name AS vehicle_name, v.name_en AS vehicle_name_en,
                t.carrier_site AS carrier, c.name AS carrier_name, c.name_en AS carrier_name_en,
                t.plant_site AS plant, p.name AS plant_name, p.name_en AS plant_name_en,
                t.state, t.begun_at, t.departed_at, t.arrived_at, t.planned_minutes, t.containers, t.kg_manifest,
                t.kg_out, t.kg_in, t.unbalanced
            FROM trip t
            LEFT JOIN device v ON v.id = t.vehicle
            LEFT JOIN site c ON c.id = t.carrier_site
            LEFT JOIN site p ON p.id = t.plant_site
            """;

    static TripView of(ResultSet row) throws SQLException {
        return new TripView(
                row.getString("id"),
                Named.of(row, "vehicle"),
                Named.of(row, "carrier"),
                Named.of(row, "plant"),
                row.getString("state"),
                Rows.time(row, "begun_at"),
                Rows.instant(row, "departed_at"),
                Rows.instant(row, "arrived_at"),
                row.getObject("planned_minutes", Integer.class),
                row.getInt("containers"),
                row.getObject("kg_manifest", Double.class),
                row.getDouble("kg_out"),
                row.getDouble("kg_in"),
                row.getBoolean("unbalanced"));
    }

    String key() {
        return begunAt + " " + id;
    }
}
