package health.vigil.custody.units;

import health.vigil.custody.reconcile.Subject;
import health.vigil.custody.reconcile.Verdict;
import health.vigil.custody.reconcile.Washing;
import health.vigil.ingest.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** What vehicles and bins have in common: used, then washed. */
final class WashingJudge {
    private final String uses;
    private final String washes;
    private final Days days;

    /**
     * @param uses   query of the ends of uses since a moment, of an id
     * @param washes query of the washings since the last one before a moment, of an id
     */
    WashingJudge(String uses, String washes, Days days) {
        this.uses = uses;
        this.washes = washes;
        this.days = days;
    }

    Verdict judge(Connection transaction, Subject washed, String id, Instant now) throws SQLException {
        var known = days.first(now).start();
        var washings = new Rows(washes).with(id).with(id).with(known).list(transaction, row -> Rows.time(row, "at"));
        var since =
                washings.stream().min(Instant::compareTo).filter(known::isAfter).orElse(Instant.EPOCH);
        var ends = new Rows(uses).with(id).with(since).list(transaction, row -> Rows.time(row, "at"));
        return Washing.judge(washed, ends, washings, known, now);
    }
}
