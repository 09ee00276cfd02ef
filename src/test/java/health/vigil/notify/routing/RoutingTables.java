package health.vigil.notify.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The tables of routing, for tests: other tests must not find what one has imported. */
@ApplicationScoped
class RoutingTables {
    private final DataSource database;

    RoutingTables(DataSource database) {
        this.database = database;
    }

    void empty() throws SQLException {
        run("DELETE FROM routing_document; UPDATE routing_revision SET revision = revision + 1");
    }

    /** As another instance of the service would import it. */
    void write(Document document, Document.Import imported) throws SQLException {
        try (var connection = database.getConnection()) {
            RoutingRows.add(connection, document, imported);
            RoutingRows.raiseRevision(connection);
        }
    }

    void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Connection connection() throws SQLException {
        return database.getConnection();
    }
}
