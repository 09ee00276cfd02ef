package health.vigil.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A statement that grows by conditions, with its parameters, and the rows that it yields. */
public final class Rows {
    private final StringBuilder sql;
    private final List<@Nullable Object> values = new ArrayList<>();

    /** @param statement where conditions follow, up to a {@code WHERE} with at least one of them */
    public Rows(String statement) {
        sql = new StringBuilder(statement);
    }

    public Rows and(String condition, Object... arguments) {
        sql.append(" AND ").append(condition);
        return with(arguments);
    }

    public Rows andIf(String condition, @Nullable Object argument) {
        return argument == null ? this : and(condition, argument);
    }

    /** The values of the places that the statement itself has; collections of texts are arrays. */
    public Rows with(@Nullable Object... arguments) {
        for (var argument : arguments) {
            values.add(argument instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : argument);
        }
        return this;
    }

    public Rows then(String rest) {
        sql.append(' ').append(rest);
        return this;
    }

    public <T> List<T> list(DataSource database, Mapping<T> mapping) {
        try (var connection = database.getConnection()) {
            return list(connection, mapping);
        } catch (SQLException e) {
            throw new IllegalStateException("the database did not answer: " + e.getMessage(), e);
        }
    }

    /** Within the caller's transaction. */
    public <T> List<T> list(Connection connection, Mapping<T> mapping) throws SQLException {
        var found = new ArrayList<T>();
        try (var statement = prepare(connection);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(mapping.map(rows));
            }
        }
        return found;
    }

    /** @return how many rows it changed */
    public int update(Connection connection) throws SQLException {
        try (var statement = prepare(connection)) {
            return statement.executeUpdate();
        }
    }

    public PreparedStatement prepare(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(sql.toString());
        for (var i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Collection<?> texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
            } else {
                statement.setObject(i + 1, values.get(i));
            }
        }
        return statement;
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** A column that is never null. */
    public static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Makes a result of the row that the cursor is at. */
    public interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }
}
