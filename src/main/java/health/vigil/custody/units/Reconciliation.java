package health.vigil.custody.units;

import health.vigil.alarms.ProcessAlarms;
import health.vigil.custody.reconcile.Verdict;
import health.vigil.ingest.Rows;
import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Judges what is due: each subject from all facts at hand, its alarms and its next look in one transaction. So any order,
 * repetition and restart comes to the same, and several instances share the work.
 */
@ApplicationScoped
class Reconciliation {
    private static final Logger LOG = Logger.getLogger(Reconciliation.class);

    private static final String CLAIM =
            """
            SELECT subject FROM reconciliation WHERE look_at <= ?
            ORDER BY look_at LIMIT ? FOR UPDATE SKIP LOCKED
            """;

    private final DataSource database;
    private final Map<SubjectKey.Kind, Judge> judges;
    private final ProcessAlarms alarms;
    private final UnitsConfig config;
    private final Clock clock;

    Reconciliation(DataSource database, Instance<Judge> judges, ProcessAlarms alarms, UnitsConfig config, Clock clock) {
        this.database = database;
        this.judges = judges.stream().collect(Collectors.toMap(Judge::of, Function.identity()));
        this.alarms = alarms;
        this.config = config;
        this.clock = clock;
    }

    /** What waits for its time is looked at now: rules or devices have changed. */
    void lookAgain() throws SQLException {
        Transaction.run(database, transaction -> new Rows(
                        "UPDATE reconciliation SET look_at = least(look_at, ?) WHERE look_at IS NOT NULL")
                .with(clock.instant())
                .update(transaction));
    }

    /** @return whether there may be more to do at once */
    boolean round() throws SQLException {
        Transaction.run(
                database, transaction -> Touches.move(transaction, clock.instant(), config.settle(), config.gather()));
        var judged = Transaction.in(database, this::judgeDue);
        if (judged > 0) {
            alarms.committed();
        }
        return judged == config.batch();
    }

    private int judgeDue(Connection transaction) throws SQLException {
        var now = clock.instant();
        var due = new Rows(CLAIM).with(now).with(config.batch()).list(transaction, row -> row.getString(1));
        for (var subject : due) {
            var verdict = judged(transaction, subject, now);
            new Rows("UPDATE reconciliation SET look_at = ? WHERE subject = ?")
                    .with(verdict.lookAt())
                    .with(subject)
                    .update(transaction);
        }
        return due.size();
    }

    /** What can't be judged must not hold up the others. */
    private Verdict judged(Connection transaction, String subject, Instant now) throws SQLException {
        var before = transaction.setSavepoint();
        try {
            var key = SubjectKey.parse(subject).orElseThrow(() -> new IllegalStateException("no such subject"));
            var verdict = judges.get(key.kind()).judge(transaction, key.id(), now);
            alarms.settle(transaction, subject, verdict.breaches());
            transaction.releaseSavepoint(before);
            return verdict;
        } catch (SQLException | RuntimeException e) {
            transaction.rollback(before);
            LOG.errorf(e, "%s could not be reconciled; next try in %s", subject, config.retry());
            return Verdict.NOTHING.lookingAt(now.plus(config.retry()));
        }
    }
}
