package health.vigil.grafana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.scenario.Api;

/** What an officer does with the alarms of the demo: notes one, sets one aside, remarks on a third. */
record Officer(Api api) {
    private static final String JSON = "application/json";

    void work() throws JsonProcessingException {
        var alarms = new ObjectMapper()
                .readTree(api.get("/api/v1/alarms?active=true&limit=20"))
                .path("items");
        act(alarms.path(0).path("id").asText(), "acknowledge", "{\"comment\":\"已派人到现场\"}");
        act(alarms.path(1).path("id").asText(), "assign", "{\"assignee\":\"admin\"}");
        act(alarms.path(2).path("id").asText(), "shelve", "{\"duration\":\"PT8H\",\"reason\":\"设备检修\"}");
        act(alarms.path(3).path("id").asText(), "comment", "{\"comment\":\"等待复测\"}");
    }

    private void act(String alarm, String what, String body) {
        api.post("/api/v1/alarms/" + alarm + "/" + what, JSON, body);
    }
}
