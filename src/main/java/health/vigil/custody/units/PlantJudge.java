package health.vigil.custody.units;

import health.vigil.custody.reconcile.PlantBalance;
import health.vigil.custody.reconcile.PlantDay;
import health.vigil.custody.reconcile.Verdict;
import health.vigil.custody.units.SubjectKey.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Judges a plant's balance of each day that is over. */
@ApplicationScoped
class PlantJudge implements Judge {
    private final PlantRecords records;
    private final Standing standing;
    private final Days days;

    PlantJudge(PlantRecords records, Standing standing, Days days) {
        this.records = records;
        this.standing = standing;
        this.days = days;
    }

    @Override
    public Kind of() {
        return Kind.PLANT;
    }

    @Override
    public Verdict judge(Connection transaction, String plant, Instant now) throws SQLException {
        var stays = records.since(transaction, plant, days.first(now).start());
        if (stays.isEmpty()) {
            return Verdict.NOTHING;
        }
        var balances =
                days.closed(now).stream().map(day -> PlantDay.of(day, stays)).toList();
        return PlantBalance.judge(standing.subject(standing.ofPlant(plant), plant), balances)
                .lookingAt(days.nextClose(now));
    }
}
