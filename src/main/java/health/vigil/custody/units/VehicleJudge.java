package health.vigil.custody.units;

import health.vigil.custody.reconcile.Verdict;
import health.vigil.custody.units.SubjectKey.Kind;
import health.vigil.registry.Device;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Judges the washing of a vehicle: a use ends with the arrival of its trip. */
@ApplicationScoped
class VehicleJudge implements Judge {
    private static final String USES = "SELECT arrived_at AS at FROM trip WHERE vehicle = ? AND arrived_at >= ?";

    private static final String WASHES =
            """
            SELECT at FROM trip_event WHERE device_id = ? AND type = 'vehicle.washed' AND at >= coalesce(
                (SELECT max(at) FROM trip_event WHERE device_id = ? AND type = 'vehicle.washed' AND at < ?), '-infinity')
            """;

    private final WashingJudge washing;
    private final Standing standing;

    VehicleJudge(Standing standing, Days days) {
        this.standing = standing;
        washing = new WashingJudge(USES, WASHES, days);
    }

    @Override
    public Kind of() {
        return Kind.VEHICLE;
    }

    @Override
    public Verdict judge(Connection transaction, String vehicle, Instant now) throws SQLException {
        var subject = standing.subject(standing.device(vehicle).map(Device::id), vehicle);
        return washing.judge(transaction, subject, vehicle, now);
    }
}
