package health.vigil.ingest;

import health.vigil.leadership.Leadership;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Commits each batch once, and only while this instance leads. A commit whose answer was lost is recognised, at the next
 * try, by the cursor that was stored with it.
 */
final class BatchStore {
    private static final Logger LOG = Logger.getLogger(BatchStore.class);
    private static final String WRITER = "intake";

    private final DataSource database;
    private final Leadership leadership;
    private final BatchWriter writer;
    private final Duration statementTimeout;
    private @Nullable Connection connection;
    private long cursor;
    private @Nullable Outcome unanswered;

    BatchStore(DataSource database, Leadership leadership, BatchWriter writer, Duration statementTimeout) {
        this.database = database;
        this.leadership = leadership;
        this.writer = writer;
        this.statementTimeout = statementTimeout;
    }

    Outcome commit(Batch batch) throws SQLException {
        try {
            var open = connection == null ? connect() : connection;
            connection = open;
            leadership.verify(open);
            if (unanswered != null && storedCursor(open) == cursor + 1) {
                open.commit();
                return done(unanswered);
            }
            unanswered = null;
            var outcome = writer.write(open, batch);
            advance(open);
            unanswered = outcome;
            open.commit();
            return done(outcome);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    void close() {
        if (connection == null) {
            return;
        }
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            LOG.debugf("closing a broken connection: %s", e.getMessage());
        }
        connection = null;
    }

    private Outcome done(Outcome outcome) {
        cursor++;
        unanswered = null;
        return outcome;
    }

    private Connection connect() throws SQLException {
        var fresh = database.getConnection();
        fresh.setAutoCommit(false);
        try (var statement = fresh.createStatement()) {
            statement.execute("SET statement_timeout = " + statementTimeout.toMillis());
        }
        if (unanswered == null) {
            cursor = storedCursor(fresh);
        }
        return fresh;
    }

    private static long storedCursor(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(
                "INSERT INTO ingest_cursor (writer, batch) VALUES (?, 0) ON CONFLICT (writer)"
                        + " DO UPDATE SET batch = ingest_cursor.batch RETURNING batch")) {
            statement.setString(1, WRITER);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void advance(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("UPDATE ingest_cursor SET batch = ? WHERE writer = ?")) {
            statement.setLong(1, cursor + 1);
            statement.setString(2, WRITER);
            statement.executeUpdate();
        }
    }
}
