package health.vigil.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A query of a panel, of a variable or of an annotation for the database.
 *
 * @param name of the panel's query: A, B …
 * @param timeSeries whether Grafana is told to make lines of it, else it stays a table
 */
record Query(String name, boolean timeSeries, String sql) {
    private static final String SOURCE = "postgres";

    /** Those of a panel that it shows and that go to the database, in their order. */
    static List<Query> ofPanel(JsonNode panel) {
        var queries = new ArrayList<Query>();
        for (var target : panel.path("targets")) {
            if (!target.path("hide").asBoolean() && goesToDatabase(target, panel)) {
                queries.add(of(target));
            }
        }
        return queries;
    }

    /** Grafana takes what says no format for lines. */
    static Query of(JsonNode target) {
        return new Query(
                target.path("refId").asText(),
                !target.path("format").asText().equals("table"),
                target.path("rawSql").asText());
    }

    private static boolean goesToDatabase(JsonNode target, JsonNode panel) {
        var source = target.has("datasource") ? target : panel;
        return source.path("datasource").path("type").asText().equals(SOURCE);
    }
}
