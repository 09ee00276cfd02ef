package health.vigil.alarms;

import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Transactions of their own in which people, or the passing of time, change alarms. */
@ApplicationScoped
class Transactions {
    private final DataSource dataSource;
    private final Recorder recorder;
    private final Event<AlarmsCommitted> committed;

    Transactions(DataSource dataSource, Recorder recorder, Event<AlarmsCommitted> committed) {
        this.dataSource = dataSource;
        this.recorder = recorder;
        this.committed = committed;
    }

    /** What is to be done; what it adds to the chronicle is recorded in the same transaction. */
    @FunctionalInterface
    interface Work {
        void in(Connection transaction, Chronicle chronicle) throws SQLException;
    }

    /** @return how many entries it added */
    int run(Work work) throws SQLException {
        int steps = Transaction.in(dataSource, transaction -> {
            AlarmHistory.keepOrder(transaction);
            var chronicle = new Chronicle();
            work.in(transaction, chronicle);
            recorder.record(transaction, chronicle);
            return chronicle.steps().size();
        });
        if (steps > 0) {
            committed.fireAsync(new AlarmsCommitted());
        }
        return steps;
    }

    /** The ids that a query finds. */
    static List<UUID> ids(PreparedStatement select) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }
}
