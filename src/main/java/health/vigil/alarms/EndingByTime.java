package health.vigil.alarms;

import health.vigil.alarms.HistoryEntry.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ending of what one query finds.
 *
 * @param kind   of the entry that says so
 * @param why    its reason
 * @param select the ids of the alarms, oldest first
 * @param bind   gives the query its arguments
 */
record EndingByTime(Kind kind, @Nullable String why, String select, Bind bind) implements Ending {
    @FunctionalInterface
    interface Bind {
        void to(PreparedStatement select, Instant now) throws SQLException;
    }

    @Override
    public boolean isDue(Connection connection, Instant now) throws SQLException {
        try (var exists = connection.prepareStatement("SELECT EXISTS (" + select + ")")) {
            bind.to(exists, now);
            try (var rows = exists.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    @Override
    public void end(Connection transaction, Chronicle chronicle, Instant now) throws SQLException {
        var due = due(transaction, now);
        chronicle.load(transaction, due);
        var entry = HistoryEntry.of(kind, now, HistoryEntry.VIGIL).because(why);
        due.forEach(alarm -> chronicle.add(alarm, entry));
    }

    private List<UUID> due(Connection transaction, Instant now) throws SQLException {
        try (var ids = transaction.prepareStatement(select)) {
            bind.to(ids, now);
            return Transactions.ids(ids);
        }
    }
}
