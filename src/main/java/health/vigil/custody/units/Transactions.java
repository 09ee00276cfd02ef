package health.vigil.custody.units;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work that is done whole or not at all. */
@ApplicationScoped
class Transactions {
    private final DataSource database;

    Transactions(DataSource database) {
        this.database = database;
    }

    /** @param <T> what it comes to */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection transaction) throws SQLException;
    }

    /** Whatever is thrown rolls it back. */
    <T> T run(Work<T> work) throws SQLException {
        try (var transaction = database.getConnection()) {
            transaction.setAutoCommit(false);
            try {
                var result = work.in(transaction);
                transaction.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                transaction.rollback();
                throw e;
            }
        }
    }
}
