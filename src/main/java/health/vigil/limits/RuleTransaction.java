package health.vigil.limits;

import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Changes of overrides and versions: one after the other, each whole, and judged by as soon as it is committed. */
@ApplicationScoped
class RuleTransaction {
    private final DataSource database;
    private final RulesInForce rules;

    RuleTransaction(DataSource database, RulesInForce rules) {
        this.database = database;
        this.rules = rules;
    }

    @FunctionalInterface
    interface Work<T> {
        T in(Connection transaction) throws SQLException;
    }

    <T> T change(Work<T> work) throws SQLException {
        var result = commit(work);
        rules.refresh();
        return result;
    }

    <T> T read(Work<T> work) throws SQLException {
        try (var connection = database.getConnection()) {
            return work.in(connection);
        }
    }

    private <T> T commit(Work<T> work) throws SQLException {
        return Transaction.in(database, transaction -> {
            raiseRevision(transaction);
            var result = work.in(transaction);
            return result;
        });
    }

    /** Its lock also keeps all other changes out until this one is done. */
    private static void raiseRevision(Connection transaction) throws SQLException {
        try (var statement = transaction.createStatement()) {
            statement.executeUpdate("UPDATE rule_revision SET revision = revision + 1");
        }
    }
}
