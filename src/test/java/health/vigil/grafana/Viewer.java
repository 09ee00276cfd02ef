package health.vigil.grafana;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Opens dashboards on a database as Grafana does: chooses of the variables, then asks what panels ask.
 *
 * @param timescale whether the data source is set to {@code timescaledb: true}
 */
public record Viewer(Connection connection, boolean timescale) {
    /** What a reader has chosen of the variables. */
    public enum Choice {
        /** As the dashboard opens. */
        OPENING,
        /** All, of each variable that has it. */
        ALL,
        /** None, as where the registry is empty. */
        NOTHING
    }

    /** @throws SQLException if the query of a variable fails */
    public View open(Dashboard dashboard, TimeRange range, Instant now, Choice choice) throws SQLException {
        return open(dashboard, range, now, choice, Map.of());
    }

    /** @param chosen of variables by their names, in place of what the choice would give */
    View open(Dashboard dashboard, TimeRange range, Instant now, Choice choice, Map<String, Value> chosen)
            throws SQLException {
        var values = new LinkedHashMap<String, Value>();
        for (var variable : dashboard.variables()) {
            var given = chosen.get(variable.name());
            values.put(
                    variable.name(),
                    given == null ? chosen(variable, choice, new View(this, dashboard, range, now, values)) : given);
        }
        return new View(this, dashboard, range, now, Map.copyOf(values));
    }

    /** The dashboard with each other option of the variable of which one alone can be chosen; none if it has no such. */
    List<View> others(View open) throws SQLException {
        var views = new ArrayList<View>();
        for (var variable : open.dashboard().variables()) {
            if (variable.isQuery() && !variable.multi()) {
                for (var option : open.options(variable)) {
                    var chosen = open.values().get(variable.name()).only(option);
                    views.add(open(
                            open.dashboard(),
                            open.range(),
                            open.now(),
                            Choice.OPENING,
                            Map.of(variable.name(), chosen)));
                }
            }
        }
        return views;
    }

    private static Value chosen(Variable variable, Choice choice, View known) throws SQLException {
        if (choice == Choice.NOTHING) {
            if (variable.isQuery()) {
                known.options(variable);
            }
            return variable.nothing();
        }
        var options = variable.isQuery() ? known.options(variable) : variable.ownOptions();
        return choice == Choice.ALL ? variable.most(options) : variable.opening(options);
    }

    /** A dashboard that is open. */
    public record View(Viewer viewer, Dashboard dashboard, TimeRange range, Instant now, Map<String, Value> values) {
        private static final int STEPS = 1_000;
        private static final String LEAST_INTERVAL = "1m";

        /** A query as it is sent. */
        public record Asked(Query query, String sql) {}

        /** The queries of a panel, of a repeated one those of each. */
        public List<Asked> asked(Panel panel) {
            var repeated = values.get(panel.repeat());
            var each = repeated == null || repeated.values().isEmpty()
                    ? List.of(values)
                    : repeated.values().stream()
                            .map(value -> with(repeated.only(value)))
                            .toList();
            return each.stream()
                    .flatMap(chosen ->
                            panel.queries().stream().map(query -> new Asked(query, expand(query.sql(), panel, chosen))))
                    .toList();
        }

        String annotation(Query annotation) {
            return expand(annotation.sql());
        }

        String asked(Variable variable) {
            return expand(variable.query());
        }

        public Answer answer(String sql) throws SQLException {
            try (var statement = viewer.connection().createStatement()) {
                statement.setEscapeProcessing(false);
                try (var result = statement.executeQuery(sql)) {
                    return Answer.of(result);
                }
            }
        }

        /** Those of {@code __value}, each text of {@code __text} once; without such columns all that there is. */
        List<String> options(Variable variable) throws SQLException {
            if (!variable.regex().isEmpty()) {
                throw new IllegalArgumentException(
                        "variable %s has a regex, which is not known here".formatted(variable.name()));
            }
            var answer = answer(asked(variable));
            var names = answer.columns().stream().map(Answer.Column::name).toList();
            var text = names.indexOf("__text");
            var value = names.indexOf("__value");
            var options = new LinkedHashMap<String, String>();
            for (var row : answer.rows()) {
                if (text >= 0 && value >= 0) {
                    options.putIfAbsent(String.valueOf(row.get(text)), String.valueOf(row.get(value)));
                } else {
                    IntStream.range(0, names.size())
                            .mapToObj(row::get)
                            .map(Objects::toString)
                            .forEach(one -> options.putIfAbsent(one, one));
                }
            }
            return List.copyOf(new LinkedHashSet<>(options.values()));
        }

        private Map<String, Value> with(Value value) {
            var chosen = new LinkedHashMap<>(values);
            chosen.put(value.name(), value);
            return chosen;
        }

        /** Of what is asked beside the panels: no width decides on the step. */
        private String expand(String sql) {
            return expand(sql, values, range, Interval.of(range, STEPS, LEAST_INTERVAL));
        }

        private String expand(String sql, Panel panel, Map<String, Value> chosen) {
            var panelRange = panel.range(range, now, dashboard.zone());
            return expand(sql, chosen, panelRange, Interval.of(panelRange, panel.points(), panel.leastInterval()));
        }

        private String expand(String sql, Map<String, Value> chosen, TimeRange shown, Interval interval) {
            var text = new Templates(chosen, shown, dashboard.zone().getId()).interpolate(sql);
            return new Macros(shown, interval, viewer.timescale()).expand(text);
        }
    }
}
