package health.vigil.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A query that grows by conditions and yields rows. */
public final class Rows {
    private final StringBuilder sql;
    private final List<Object> values = new ArrayList<>();

    /** @param select up to a {@code WHERE} with at least one condition */
    public Rows(String select) {
        sql = new StringBuilder(select);
    }

    public Rows and(String condition, Object... arguments) {
        sql.append(" AND ").append(condition);
        return with(arguments);
    }

    public Rows andIf(String condition, @Nullable Object argument) {
        return argument == null ? this : and(condition, argument);
    }

    /** The values of the places that the select itself has. */
    public Rows with(Object... arguments) {
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
        var found = new ArrayList<T>();
        try (var connection = database.getConnection();
                var statement = prepare(connection);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(mapping.map(rows));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database did not answer: " + e.getMessage(), e);
        }
        return found;
    }

    public PreparedStatement prepare(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(sql.toString());
        for (var i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
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
