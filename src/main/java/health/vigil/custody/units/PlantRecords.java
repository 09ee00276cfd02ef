package health.vigil.custody.units;

import static java.util.stream.Collectors.toMap;

import health.vigil.custody.reconcile.Mass;
import health.vigil.custody.reconcile.PlantStay;
import health.vigil.custody.reconcile.PlantStay.End;
import health.vigil.ingest.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads which containers were at a plant. */
@ApplicationScoped
class PlantRecords {
    private static final String STAYS =
            """
            WITH stay AS NOT MATERIALIZED (
                SELECT id, plant_site, accepted_at, treated_at, state, weight_plant_kg,
                    left_store(treated_at, closed_at, state, state_at) AS left_at
                FROM container WHERE plant_site IS NOT NULL)
            SELECT * FROM stay WHERE plant_site = ? AND left_at IS NULL AND accepted_at IS NOT NULL
            UNION ALL SELECT * FROM stay WHERE plant_site = ? AND left_at >= ?
            """;

    private static final String TREATED =
            """
            SELECT container, body FROM custody_event
            WHERE container = ANY (?) AND type = 'container.treated' ORDER BY at, id
            """;

    private record Row(
            String container,
            @Nullable Instant acceptedAt,
            @Nullable Instant treatedAt,
            @Nullable Instant leftAt,
            String state,
            @Nullable Mass weight) {
        PlantStay stay(Map<String, Mass> treated) {
            return new PlantStay(container, acceptedAt, weight, leftAt, treated.get(container), end());
        }

        private End end() {
            if (treatedAt != null) {
                return End.TREATED;
            }
            return state.equals("returned") || state.equals("exempt") ? End.RELEASED : End.UNACCOUNTED;
        }
    }

    /** Those there at the moment or later. */
    List<PlantStay> since(Connection connection, String plant, Instant since) throws SQLException {
        var rows = new Rows(STAYS).with(plant).with(plant).with(since).list(connection, PlantRecords::row);
        var treated = treated(
                connection,
                rows.stream()
                        .filter(row -> row.treatedAt() != null)
                        .map(Row::container)
                        .toList());
        return rows.stream().map(row -> row.stay(treated)).toList();
    }

    /** Weighed for treatment, where somebody did. */
    private static Map<String, Mass> treated(Connection connection, List<String> containers) throws SQLException {
        return new Rows(TREATED)
                        .with(containers)
                        .list(
                                connection,
                                row -> new Weighed(
                                        row.getString("container"),
                                        Optional.ofNullable(EventBody.of(row.getString("body"))
                                                .weight())))
                        .stream()
                        .filter(weighed -> weighed.weight().isPresent())
                        .collect(toMap(
                                Weighed::container, weighed -> weighed.weight().orElseThrow(), (first, last) -> last));
    }

    private record Weighed(String container, Optional<Mass> weight) {}

    private static Row row(ResultSet row) throws SQLException {
        var weight = row.getObject("weight_plant_kg", Double.class);
        return new Row(
                row.getString("id"),
                Rows.instant(row, "accepted_at"),
                Rows.instant(row, "treated_at"),
                Rows.instant(row, "left_at"),
                row.getString("state"),
                weight == null ? null : Mass.weighed(weight).orElse(null));
    }
}
