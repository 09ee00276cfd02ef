package health.vigil.custody.units;

import health.vigil.custody.reconcile.Verdict;
import health.vigil.custody.units.SubjectKey.Kind;
import health.vigil.ingest.Rows;
import health.vigil.registry.Device;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Judges the washing of a turnover bin 周转箱: a use ends when what was in it is treated. */
@ApplicationScoped
class BinJudge implements Judge {
    private static final String USES = "SELECT treated_at AS at FROM container WHERE bin = ? AND treated_at >= ?";

    private static final String WASHES =
            """
            SELECT at FROM trip_event WHERE bin = ? AND type = 'bin.washed' AND at >= coalesce(
                (SELECT max(at) FROM trip_event WHERE bin = ? AND type = 'bin.washed' AND at < ?), '-infinity')
            """;

    private static final String PLANT =
            """
            SELECT plant_site FROM container WHERE bin = ? AND plant_site IS NOT NULL
            ORDER BY treated_at DESC NULLS LAST LIMIT 1
            """;

    private static final String WASHER = "SELECT device_id FROM trip_event WHERE bin = ? ORDER BY at DESC LIMIT 1";

    private final WashingJudge washing;
    private final Standing standing;

    BinJudge(Standing standing, Days days) {
        this.standing = standing;
        washing = new WashingJudge(USES, WASHES, days);
    }

    @Override
    public Kind of() {
        return Kind.BIN;
    }

    @Override
    public Verdict judge(Connection transaction, String bin, Instant now) throws SQLException {
        return washing.judge(transaction, standing.subject(standsFor(transaction, bin), bin), bin, now);
    }

    /** The plant where it was emptied last, else whoever washed it. */
    private Optional<String> standsFor(Connection transaction, String bin) throws SQLException {
        var plant = first(transaction, PLANT, bin).flatMap(standing::ofPlant);
        return plant.isPresent()
                ? plant
                : first(transaction, WASHER, bin).flatMap(standing::device).map(Device::id);
    }

    private static Optional<String> first(Connection transaction, String query, String bin) throws SQLException {
        return new Rows(query)
                .with(bin).list(transaction, row -> row.getString(1)).stream().findFirst();
    }
}
