package health.vigil.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Takes what devices report of something that is not theirs alone: a container, a vehicle's way. */
public interface EventSink {
    /**
     * Called inside the batch's transaction with the events of messages that were not stored before, in order of receipt;
     * never with none. Must be idempotent.
     */
    void record(Connection transaction, List<ReportedEvent> events) throws SQLException;

    /** Called after the commit of a batch that had events; returns at once. */
    void committed();
}
