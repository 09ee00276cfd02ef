package health.vigil.limits;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The tables of overrides and versions as another program sees them. */
@ApplicationScoped
class RuleTables {
    private final DataSource database;

    RuleTables(DataSource database) {
        this.database = database;
    }

    void empty() {
        execute("TRUNCATE rule_override, rule_version, rule_audit");
        execute("UPDATE rule_revision SET revision = revision + 1");
    }

    void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }
}
