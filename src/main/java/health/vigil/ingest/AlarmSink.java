package health.vigil.ingest;

import health.vigil.rules.AlarmChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Stores what follows from a batch's alarm changes: alarms, their history and the notifications to regulators. */
public interface AlarmSink {
    /**
     * Called inside the batch's transaction, in order of judgement. Must be idempotent: a change that is already
     * recorded is left as it is.
     */
    void record(Connection transaction, List<AlarmChange> changes) throws SQLException;

    /** Called after the commit of a batch that had changes; returns at once. */
    void committed();
}
