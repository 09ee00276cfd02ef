package health.vigil.custody.units;

import health.vigil.custody.reconcile.Mass;
import health.vigil.ingest.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The table of trips. */
@ApplicationScoped
class TripTable {
    private static final String PUT =
            """
            INSERT INTO trip AS t (id, vehicle, carrier_site, plant_site, begun_at, departed_at, arrived_at, planned_minutes,
                state, kg_manifest, kg_out, kg_in, containers, unbalanced)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                (vehicle, carrier_site, plant_site, begun_at, departed_at, arrived_at, planned_minutes, state,
                    kg_manifest, kg_out, kg_in, containers, unbalanced) =
                (excluded.vehicle, excluded.carrier_site, excluded.plant_site, excluded.begun_at, excluded.departed_at,
                    excluded.arrived_at, excluded.planned_minutes, excluded.state, excluded.kg_manifest, excluded.kg_out,
                    excluded.kg_in, excluded.containers, excluded.unbalanced)
            WHERE (t.*) IS DISTINCT FROM (excluded.*)
            """;

    /** @return whether it says anything new */
    boolean put(Connection transaction, TripRow row) throws SQLException {
        return new Rows(PUT)
                        .with(row.id())
                        .with(row.vehicle())
                        .with(row.carrierSite())
                        .with(row.plantSite())
                        .with(row.begunAt())
                        .with(row.departedAt())
                        .with(row.arrivedAt())
                        .with(row.plannedMinutes())
                        .with(row.state().name().toLowerCase(Locale.ROOT))
                        .with(kg(row.declared()))
                        .with(row.out().inKg())
                        .with(row.in().inKg())
                        .with(row.containers())
                        .with(row.unbalanced())
                        .update(transaction)
                > 0;
    }

    private static @Nullable Double kg(@Nullable Mass mass) {
        return mass == null ? null : mass.inKg();
    }
}
