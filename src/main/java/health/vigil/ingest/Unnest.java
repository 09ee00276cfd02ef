package health.vigil.ingest;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Many rows in one statement: each column travels as one array, primitive ones in binary, and the statement reads them
 * with {@code SELECT … FROM {rows}}.
 */
public final class Unnest<R> {
    private static final String ROWS = "{rows}";
    private static final long NO_TIME = Long.MIN_VALUE;

    private final Connection connection;
    private final List<R> rows;
    private final List<Array> arrays = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<String> selected = new ArrayList<>();

    public Unnest(Connection connection, List<R> rows) {
        this.connection = connection;
        this.rows = rows;
    }

    /** Times travel as microseconds since 1970, the resolution of the database. */
    public Unnest<R> time(String name, Function<R, @Nullable Instant> column) throws SQLException {
        var micros = rows.stream().mapToLong(row -> micros(column.apply(row))).toArray();
        var expression = "timestamptz 'epoch' + nullif(%s, %d) * interval '1 microsecond'".formatted(name, NO_TIME);
        return column(name, "int8", expression, micros);
    }

    public Unnest<R> integer(String name, ToIntFunction<R> column) throws SQLException {
        return column(name, "int4", name, rows.stream().mapToInt(column).toArray());
    }

    public Unnest<R> number(String name, ToDoubleFunction<R> column) throws SQLException {
        return column(name, "float8", name, rows.stream().mapToDouble(column).toArray());
    }

    public Unnest<R> flag(String name, Predicate<R> column) throws SQLException {
        var bits = rows.stream().mapToInt(row -> column.test(row) ? 1 : 0).toArray();
        return column(name, "int4", name + " = 1", bits);
    }

    public Unnest<R> text(String name, Function<R, @Nullable String> column) throws SQLException {
        return column(name, "text", name, rows.stream().map(column).toArray(String[]::new));
    }

    public Unnest<R> bytes(String name, Function<R, byte[]> column) throws SQLException {
        return column(name, "bytea", name, rows.stream().map(column).toArray(byte[][]::new));
    }

    private Unnest<R> column(String name, String type, String expression, Object values) throws SQLException {
        arrays.add(connection.unwrap(PGConnection.class).createArrayOf(type, values));
        parameters.add("?::" + type + "[]");
        names.add(name);
        selected.add(expression + " AS " + name);
        return this;
    }

    public int update(String sql) throws SQLException {
        try (var statement = prepare(sql)) {
            return statement.executeUpdate();
        }
    }

    public <T> List<T> query(String sql, Rows.Mapping<T> mapping) throws SQLException {
        try (var statement = prepare(sql);
                var found = statement.executeQuery()) {
            var results = new ArrayList<T>();
            while (found.next()) {
                results.add(mapping.map(found));
            }
            return results;
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        var source = "(SELECT %s FROM unnest(%s) AS u (%s)) AS r"
                .formatted(String.join(", ", selected), String.join(", ", parameters), String.join(", ", names));
        var statement = connection.prepareStatement(sql.replace(ROWS, source));
        for (var i = 0; i < arrays.size(); i++) {
            statement.setArray(i + 1, arrays.get(i));
        }
        return statement;
    }

    private static long micros(@Nullable Instant at) {
        return at == null ? NO_TIME : ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
