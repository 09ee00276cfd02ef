package health.vigil.bench;

import java.util.ArrayList;
import java.util.List;

/** All that was measured and where, as one Markdown table. */
final class Figures {
    private record Row(String setup, String what, String figure) {}

    private final List<Row> rows = new ArrayList<>();
    private String database = "not started";

    void add(String setup, String what, String format, Object... values) {
        var row = new Row(setup, what, format.formatted(values));
        rows.add(row);
        Progress.say("  %s: %s", row.what, row.figure);
    }

    void measuredOn(Postgres postgres) {
        measuredOn(postgres.version());
    }

    void measuredOn(String version) {
        database = version;
    }

    String table() {
        var table = new StringBuilder(Machine.description(database))
                .append("\n\n| setup | what | figure |\n|---|---|---|\n");
        var before = "";
        for (var row : rows) {
            table.append(
                    "| %s | %s | %s |%n".formatted(row.setup.equals(before) ? "" : row.setup, row.what, row.figure));
            before = row.setup;
        }
        return table.toString();
    }
}
