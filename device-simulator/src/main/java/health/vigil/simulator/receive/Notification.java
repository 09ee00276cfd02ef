package health.vigil.simulator.receive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A CloudEvent about an alarm, or about several of them in a digest. */
record Notification(JsonNode json) implements Message {

    private static final String PREFIX = "^health\\.vigil\\.";

    /** Time, type, priority and sentence; a digest of alarms has one more line for each of its events. */
    @Override
    public List<String> lines(ZoneId zone) {
        var lines = new ArrayList<String>();
        var first = new Line().addTime(Line.text(json, "/time"), zone).add(type(json));
        lines.add(new AlarmData(json.path("data")).addTo(first).toString());
        for (var event : json.at("/data/events")) {
            lines.add(new AlarmData(event).addTo(new Line().add(type(event))).toString());
        }
        return lines;
    }

    /** What follows {@code health.vigil.}, for instance {@code alarm.raised}. */
    private static String type(JsonNode event) {
        var type = Line.text(event, "/type");
        return type.isEmpty() ? "(no type)" : type.replaceFirst(PREFIX, "");
    }
}
