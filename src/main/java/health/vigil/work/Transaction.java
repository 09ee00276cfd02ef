package health.vigil.work;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work on the database that is done whole or not at all. */
public final class Transaction {
    private Transaction() {}

    /** @param <T> what it comes to */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection transaction) throws SQLException;
    }

    /** Work that comes to nothing that the caller wants to know. */
    @FunctionalInterface
    public interface Step {
        void in(Connection transaction) throws SQLException;
    }

    /** Commits when the work returns; whatever it throws rolls back. */
    public static <T> T in(DataSource database, Work<T> work) throws SQLException {
        try (var transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            try {
                var result = work.in(transaction);
                transaction.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(transaction, e);
                throw e;
            }
        }
    }

    /** As {@link #in(DataSource, Work)}. */
    public static void run(DataSource database, Step step) throws SQLException {
        in(database, transaction -> {
            step.in(transaction);
            return true;
        });
    }

    private static void rollBack(Connection transaction, Throwable cause) {
        try {
            transaction.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
