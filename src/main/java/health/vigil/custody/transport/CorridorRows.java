package health.vigil.custody.transport;

import health.vigil.ingest.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;

/** The table of corridors. */
final class CorridorRows {
    private static final String SELECT = "SELECT * FROM corridor WHERE true";

    private CorridorRows() {}

    static List<CorridorRow> all(Connection connection) throws SQLException {
        return new Rows(SELECT).list(connection, CorridorRows::corridor);
    }

    static List<CorridorRow> page(Connection connection, Optional<String> after, int limit) throws SQLException {
        var rows = new Rows(SELECT).andIf("id > ?", after.orElse(null)).then("ORDER BY id LIMIT " + limit);
        return rows.list(connection, CorridorRows::corridor);
    }

    static Optional<CorridorRow> find(Connection connection, String id) throws SQLException {
        return new Rows(SELECT)
                .and("id = ?", id).list(connection, CorridorRows::corridor).stream()
                        .findFirst();
    }

    static void insert(Connection transaction, CorridorRow row) throws SQLException {
        write(
                transaction,
                "INSERT INTO corridor (name, line, metres, vehicles, version, id) VALUES (?, ?::json, ?, ?, ?, ?)",
                row);
    }

    static void update(Connection transaction, CorridorRow row) throws SQLException {
        write(
                transaction,
                "UPDATE corridor SET name = ?, line = ?::json, metres = ?, vehicles = ?, version = ? WHERE id = ?",
                row);
    }

    static void delete(Connection transaction, String id) throws SQLException {
        try (var delete = transaction.prepareStatement("DELETE FROM corridor WHERE id = ?")) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
    }

    private static void write(Connection transaction, String sql, CorridorRow row) throws SQLException {
        try (var write = transaction.prepareStatement(sql)) {
            write.setString(1, row.name());
            write.setString(2, row.line().toString());
            write.setObject(3, row.metres(), Types.DOUBLE);
            write.setArray(4, transaction.createArrayOf("text", row.vehicles().toArray()));
            write.setLong(5, row.version());
            write.setString(6, row.id());
            write.executeUpdate();
        }
    }

    private static CorridorRow corridor(ResultSet row) throws SQLException {
        return new CorridorRow(
                row.getString("id"),
                row.getString("name"),
                GeoJson.parse(row.getString("line")),
                row.getObject("metres", Double.class),
                List.of((String[]) row.getArray("vehicles").getArray()),
                row.getLong("version"));
    }
}
