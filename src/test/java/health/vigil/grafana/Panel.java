package health.vigil.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A panel with what decides how its queries are asked.
 *
 * @param points how many it shows: as it says, or as many as it is wide in pixels on a screen of 1920
 * @param leastInterval as it says, or that of the data source
 * @param timeFrom the range of its own, such as {@code 7d}; empty if it takes the dashboard's
 * @param repeat the variable for each of whose values there is such a panel; empty if there is one alone
 */
public record Panel(
        int id,
        String title,
        String type,
        int points,
        String leastInterval,
        String timeFrom,
        String repeat,
        List<Query> queries) {
    private static final int SCREEN = 1_920;
    private static final int COLUMNS = 24;
    /** What the data source takes unless it or the panel says another. */
    private static final String LEAST_INTERVAL = "1m";

    static Panel of(JsonNode json) {
        var width = json.path("gridPos").path("w").asInt(COLUMNS) * SCREEN / COLUMNS;
        return new Panel(
                json.path("id").asInt(),
                json.path("title").asText(),
                json.path("type").asText(),
                json.path("maxDataPoints").asInt(width),
                json.path("interval").asText().isEmpty()
                        ? LEAST_INTERVAL
                        : json.path("interval").asText(),
                json.path("timeFrom").asText(),
                json.path("repeat").asText(),
                Query.ofPanel(json));
    }

    /** Whether it shows how something goes over time. */
    public boolean isSeries() {
        return queries.stream().anyMatch(Query::timeSeries);
    }

    TimeRange range(TimeRange ofDashboard, Instant now, ZoneId zone) {
        if (timeFrom.isEmpty()) {
            return ofDashboard;
        }
        return TimeRange.of(timeFrom.startsWith("now") ? timeFrom : "now-" + timeFrom, "now", now, zone);
    }
}
