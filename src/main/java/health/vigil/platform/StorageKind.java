package health.vigil.platform;

import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What the database was made for when it was migrated; tables and views have the same names in both.
 *
 * @param name    {@code timescaledb} or {@code plain}
 * @param version of the extension, or of PostgreSQL where it is plain
 */
record StorageKind(String name, String version) {

    /** Reads it from a migrated database; throws if the migrations have not run or the database does not answer. */
    static StorageKind of(DataSource database) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT kind, version FROM storage_kind")) {
            row.next();
            return new StorageKind(row.getString("kind"), row.getString("version"));
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "Cannot read storage_kind from the database (" + e.getMessage()
                            + "). Is it reachable, and have the migrations run?",
                    e);
        }
    }

    @Override
    public String toString() {
        return name.equals("plain")
                ? "plain PostgreSQL " + version + ": ordinary tables and views"
                : "TimescaleDB " + version + ": hypertables, compression, continuous aggregates, retention policies";
    }
}
