package health.vigil.ingest;

import health.vigil.ingest.Outcome.Fate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;

/**
 * Writes a batch into an open transaction: frames first, whose keys tell new messages from repeated ones; then all that
 * is in the new ones; then the state after them and what follows from it.
 */
final class BatchWriter {
    private final Sinks sinks;

    BatchWriter(Sinks sinks) {
        this.sinks = sinks;
    }

    Outcome write(Connection transaction, Batch batch) throws SQLException {
        var items = batch.items();
        var fates = FrameTable.insert(transaction, items);
        var fresh = new ArrayList<Item>(items.size());
        for (var i = 0; i < items.size(); i++) {
            if (fates.get(i) != Fate.DUPLICATE) {
                fresh.add(items.get(i));
            }
        }
        var readings = ReadingTable.insert(transaction, fresh);
        EventTable.insert(transaction, fresh);
        QuarantineTable.insert(transaction, fresh);
        BacklogTable.insert(transaction, fresh);
        DueDayTable.insert(transaction, fresh);
        AccountingTable.add(transaction, items, fates);
        StateTables.write(transaction, batch);
        sinks.record(transaction, batch, fresh);
        return new Outcome(fates, readings);
    }
}
