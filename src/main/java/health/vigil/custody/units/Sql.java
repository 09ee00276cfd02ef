package health.vigil.custody.units;

import health.vigil.ingest.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement with its parameters; times travel with their offset, collections of texts as arrays. */
final class Sql {
    private final String text;
    private final List<@Nullable Object> values = new ArrayList<>();

    Sql(String text) {
        this.text = text;
    }

    Sql with(@Nullable Object value) {
        values.add(value);
        return this;
    }

    <T> List<T> list(Connection connection, Rows.Mapping<T> mapping) throws SQLException {
        var found = new ArrayList<T>();
        try (var select = prepare(connection);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(mapping.map(rows));
            }
        }
        return found;
    }

    /** @return how many rows it changed */
    int update(Connection connection) throws SQLException {
        try (var update = prepare(connection)) {
            return update.executeUpdate();
        }
    }

    private PreparedStatement prepare(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(text);
        for (var i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (value instanceof Instant at) {
                statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
            } else if (value instanceof Collection<?> texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }
}
