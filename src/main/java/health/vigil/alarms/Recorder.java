package health.vigil.alarms;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The one way into the history: what is written there is counted and told in the same transaction. */
@ApplicationScoped
class Recorder {
    private final AlarmOutbox outbox;
    private final AlarmMetrics metrics;

    Recorder(AlarmOutbox outbox, AlarmMetrics metrics) {
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /**
     * @param insert writes history and returns the ids of what was new
     * @return how many entries were new
     */
    int record(Connection transaction, PreparedStatement insert) throws SQLException {
        var ids = new ArrayList<Long>();
        try (var rows = insert.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        if (!ids.isEmpty()) {
            tell(transaction, AlarmHistory.events(transaction, ids));
        }
        return ids.size();
    }

    private void tell(Connection transaction, List<AlarmEvent> events) throws SQLException {
        outbox.write(transaction, events);
        metrics.count(events);
    }
}
