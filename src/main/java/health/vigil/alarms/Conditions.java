package health.vigil.alarms;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a WHERE clause asks for, with its arguments in order. */
final class Conditions {
    private final List<String> clauses = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    Conditions and(String clause, Object... values) {
        clauses.add("(" + clause + ")");
        arguments.addAll(List.of(values));
        return this;
    }

    String where() {
        return clauses.isEmpty() ? "" : " WHERE " + String.join(" AND ", clauses);
    }

    /** @return the index after the last argument */
    int bind(PreparedStatement statement) throws SQLException {
        var index = 1;
        for (var argument : arguments) {
            statement.setObject(index++, argument);
        }
        return index;
    }
}
