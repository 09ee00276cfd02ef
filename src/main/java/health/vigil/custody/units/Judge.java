package health.vigil.custody.units;

import health.vigil.custody.reconcile.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Judges subjects of one kind from all that is known of them. */
interface Judge {
    SubjectKey.Kind of();

    Verdict judge(Connection transaction, String id, Instant now) throws SQLException;
}
