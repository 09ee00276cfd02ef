package health.vigil.simulator.receive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A group of alerts as Prometheus Alertmanager tells them to a webhook, version 4. */
record Alertmanager(JsonNode json) implements Message {

    static boolean fits(JsonNode json) {
        return Line.text(json, "/version").equals("4") && json.path("alerts").isArray();
    }

    @Override
    public List<String> lines(ZoneId zone) {
        var lines = new ArrayList<String>();
        for (var alert : json.path("alerts")) {
            lines.add(line(alert, zone));
        }
        if (lines.size() != 1) {
            lines.add(0, "alertmanager " + Line.text(json, "/status") + " · " + lines.size() + " alerts");
        }
        return lines;
    }

    private static String line(JsonNode alert, ZoneId zone) {
        var resolved = Line.text(alert, "/status").equals("resolved");
        return new Line()
                .addTime(Line.text(alert, resolved ? "/endsAt" : "/startsAt"), zone)
                .add("alertmanager " + Line.text(alert, "/status"))
                .add(Line.text(alert, "/labels/severity"))
                .add(sentence(alert))
                .toString();
    }

    private static String sentence(JsonNode alert) {
        for (var pointer : List.of("/annotations/summary", "/annotations/description", "/labels/alertname")) {
            var text = Line.text(alert, pointer);
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }
}
