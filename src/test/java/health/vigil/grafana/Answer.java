package health.vigil.grafana;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the database answered. */
public record Answer(List<Column> columns, List<List<@Nullable Object>> rows) {
    private static final String TIME = "time";
    private static final Set<String> TIMES = Set.of("timestamptz", "timestamp", "date");
    private static final Set<String> NUMBERS = Set.of("int2", "int4", "int8", "float4", "float8", "numeric", "bool");

    /** @param type by PostgreSQL's name */
    record Column(String name, String type) {
        boolean isTime() {
            return TIMES.contains(type);
        }

        boolean isNumber() {
            return NUMBERS.contains(type);
        }
    }

    static Answer of(ResultSet result) throws SQLException {
        var about = result.getMetaData();
        var columns = new ArrayList<Column>();
        for (var i = 1; i <= about.getColumnCount(); i++) {
            columns.add(new Column(about.getColumnLabel(i), about.getColumnTypeName(i)));
        }
        var rows = new ArrayList<List<@Nullable Object>>();
        while (result.next()) {
            var row = new ArrayList<@Nullable Object>();
            for (var i = 1; i <= columns.size(); i++) {
                row.add(result.getObject(i));
            }
            rows.add(row);
        }
        return new Answer(columns, rows);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Whether there is nothing to see: no row, or none with a value in it that is not null. */
    boolean showsNothing() {
        return rows.stream().allMatch(row -> IntStream.range(0, columns.size())
                .allMatch(i -> row.get(i) == null || columns.get(i).name().equals(TIME)));
    }

    /** Why Grafana would draw no lines of it, or other lines than meant; empty if nothing is in the way. */
    List<String> hindrancesOfLines() {
        var hindrances = new ArrayList<String>();
        var time = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).name().equals(TIME))
                .findFirst();
        if (time.isEmpty() || !columns.get(time.getAsInt()).isTime()) {
            hindrances.add("there is no column \"time\" of times in " + columns);
        }
        if (columns.stream().noneMatch(Column::isNumber)) {
            hindrances.add("there is no number in " + columns);
        }
        if (hindrances.isEmpty()) {
            hindrances.addAll(hindrancesOfRows(time.getAsInt()));
        }
        return hindrances;
    }

    private List<String> hindrancesOfRows(int time) {
        var hindrances = new ArrayList<String>();
        var seen = new HashSet<List<@Nullable Object>>();
        java.util.Date before = null;
        for (var row : rows) {
            if (!(row.get(time) instanceof java.util.Date at)) {
                hindrances.add("a time is missing: " + row);
                break;
            }
            if (before != null && at.before(before)) {
                hindrances.add("times go back: " + row);
                break;
            }
            before = at;
            if (!seen.add(IntStream.range(0, columns.size())
                    .filter(i -> !columns.get(i).isNumber())
                    .mapToObj(row::get)
                    .toList())) {
                hindrances.add("two values for the same line and time: " + row);
                break;
            }
        }
        return hindrances;
    }
}
