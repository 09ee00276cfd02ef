package health.vigil.simulator.receive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** A CloudEvent about an alarm. Every part of its data may be absent; the line shows what is there. */
record Notification(JsonNode event) {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

    /** One readable line: time, type, priority, and the sender's sentence or, where there is none, what it would say. */
    String line(ZoneId zone) {
        var parts = new ArrayList<String>();
        add(parts, time(text("/time"), zone));
        parts.add(type());
        add(parts, text("/data/alarm/priority"));
        var sentence = text("/data/alarm/message");
        if (sentence.isEmpty()) {
            add(parts, named("/data/site"));
            add(parts, named("/data/device"));
            add(parts, reading());
            add(parts, source());
        } else {
            parts.add(sentence);
        }
        add(parts, text("/data/sequence").isEmpty() ? "" : "#" + text("/data/sequence"));
        return String.join(" · ", parts);
    }

    /** What follows {@code health.vigil.}, for instance {@code alarm.raised}. */
    private String type() {
        var type = text("/type");
        return type.isEmpty() ? "(no type)" : type.replaceFirst("^health\\.vigil\\.", "");
    }

    private String named(String pointer) {
        var name = text(pointer + "/name");
        var id = text(pointer + "/id");
        return name.isEmpty() || id.isEmpty() ? name + id : name + " (" + id + ")";
    }

    private String reading() {
        var field = text("/data/reading/field");
        var value = text("/data/reading/value");
        var limit = text("/data/reading/limit");
        var unit = text("/data/reading/unit");
        var words = new ArrayList<String>();
        add(words, field);
        add(words, value);
        if (!limit.isEmpty()) {
            words.add("(limit " + limit + ")");
        }
        if (!value.isEmpty() || !limit.isEmpty()) {
            add(words, unit.equals("1") ? "" : unit);
        }
        return String.join(" ", words);
    }

    private String source() {
        var words = new ArrayList<String>();
        var standard = text("/data/rule/standard");
        var edition = text("/data/rule/edition");
        add(words, standard);
        add(words, standard.contains(edition) ? "" : edition);
        var clause = text("/data/rule/clause");
        add(words, clause);
        if (words.isEmpty()) {
            add(words, text("/data/rule/name"));
        }
        return String.join(" ", words);
    }

    private String text(String pointer) {
        var node = event.at(pointer);
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    private static String time(String iso, ZoneId zone) {
        try {
            return SHORT.format(OffsetDateTime.parse(iso).atZoneSameInstant(zone));
        } catch (DateTimeParseException e) {
            return iso;
        }
    }

    private static void add(List<String> parts, String part) {
        if (!part.isBlank()) {
            parts.add(part);
        }
    }
}
