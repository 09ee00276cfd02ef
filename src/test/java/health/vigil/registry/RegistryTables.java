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

    void empty() {
        execute("TRUNCATE device_credential, device, site, jurisdiction");
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
