package health.vigil.registry;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/** The registry's tables as another program sees them. */
@ApplicationScoped
class RegistryTables {
    private final AgroalDataSource database;

    RegistryTables(AgroalDataSource database) {
        this.database = database;
    }

    /** Row by row: a TRUNCATE and what reads the registry in the background would wait for each other. */
    void empty() {
        execute("DELETE FROM device_credential; DELETE FROM device; DELETE FROM site; DELETE FROM jurisdiction");
        execute("UPDATE registry_revision SET revision = revision + 1");
    }

    void execute(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    byte[] bytes(String query) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getBytes(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
