package health.vigil.leadership;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jboss.logging.Logger;

/**
 * A session of its own with the database, for the advisory lock that the leader holds. When the process ends, PostgreSQL
 * ends the session and frees the lock; so it does when the process stands still or its host vanishes, for the settings of
 * the session have it look.
 */
final class LockSession implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LockSession.class);
    /** Any number that no other advisory lock of this database uses: "leader" as on a telephone. */
    private static final long KEY = 532_337;

    private static final String SETTINGS =
            """
            SET idle_session_timeout = %d; SET tcp_keepalives_idle = %d; SET tcp_keepalives_interval = %d;
            SET tcp_keepalives_count = %d; SET tcp_user_timeout = %d; SET lock_timeout = %d""";

    private static final String TERM = "SELECT epoch, leader, since FROM leadership";

    /** A paused leader may hold locks in the middle of a transaction, for as long as it is paused. */
    private static final String END_SESSIONS_OF_THE_FORMER =
            """
            SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity a JOIN leadership l ON l.leader = a.application_name
            WHERE a.datname = current_database() AND a.usename = current_user AND a.application_name <> ?""";

    private static final String BEGIN =
            "UPDATE leadership SET epoch = epoch + 1, leader = ?, since = now() RETURNING epoch, leader, since";

    private final Connection connection;

    private LockSession(Connection connection) {
        this.connection = connection;
    }

    static LockSession on(Connection connection, LeadershipConfig config) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(SETTINGS.formatted(
                    config.patience().toMillis(),
                    seconds(config.keepaliveIdle()),
                    seconds(config.keepaliveInterval()),
                    config.keepaliveCount(),
                    config.userTimeout().toMillis(),
                    config.patience().toMillis() / 2)); // before the socket's timeout
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return new LockSession(connection);
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.toSeconds());
    }

    /** Never waits. @return whether the lock is this session's */
    boolean lock() throws SQLException {
        try (var select = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            select.setLong(1, KEY);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** The term that runs, or the last one. */
    Term term() throws SQLException {
        try (var select = connection.prepareStatement(TERM);
                var row = select.executeQuery()) {
            return term(row);
        }
    }

    /** With the lock held: nothing that was begun in an earlier term can be committed from now on. */
    Term begin(String leader) throws SQLException {
        try (var end = connection.prepareStatement(END_SESSIONS_OF_THE_FORMER);
                var begin = connection.prepareStatement(BEGIN)) {
            end.setString(1, leader);
            end.execute();
            begin.setString(1, leader);
            try (var row = begin.executeQuery()) {
                return term(row);
            }
        }
    }

    private static Term term(ResultSet row) throws SQLException {
        row.next();
        return new Term(
                row.getLong("epoch"),
                row.getString("leader"),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }

    /** Closes it and frees the lock at once, not when PostgreSQL gets to know of the end. */
    void release() {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock_all()");
        } catch (SQLException e) {
            LOG.debugf("the lock ends with its session: %s", e.getMessage());
        }
        close();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debugf("closing a broken session: %s", e.getMessage());
        }
    }
}
