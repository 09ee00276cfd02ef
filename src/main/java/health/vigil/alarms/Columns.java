package health.vigil.alarms;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as one array for each property, so that a batch is one statement whatever its size. */
public record Columns<T>(Connection connection, List<T> rows) {
    public Array of(String type, Function<T, @Nullable Object> property) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(property).toArray());
    }

    public Array times(Function<T, @Nullable Instant> property) throws SQLException {
        return of("timestamptz", property::apply);
    }
}
