package health.vigil.custody.transport;

import health.vigil.ingest.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A query within a transaction. */
final class Query {
    private Query() {}

    static <T> List<T> list(Connection connection, Rows rows, Rows.Mapping<T> mapping) throws SQLException {
        try (var statement = rows.prepare(connection);
                var found = statement.executeQuery()) {
            var list = new ArrayList<T>();
            while (found.next()) {
                list.add(mapping.map(found));
            }
            return list;
        }
    }
}
