package health.vigil.simulator.receive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** A readable line in the making: parts with dots between them, of which any may be absent. */
final class Line {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

    private final List<String> parts = new ArrayList<>();

    Line add(String part) {
        if (!part.isBlank()) {
            parts.add(part);
        }
        return this;
    }

    /** Adds a time, short and in the zone; what is no time is added as it is. */
    Line addTime(String iso, ZoneId zone) {
        try {
            return add(SHORT.format(OffsetDateTime.parse(iso).atZoneSameInstant(zone)));
        } catch (DateTimeParseException e) {
            return add(iso);
        }
    }

    @Override
    public String toString() {
        return String.join(" · ", parts);
    }

    /** The text at a JSON pointer; empty if there is none. */
    static String text(JsonNode json, String pointer) {
        var node = json.at(pointer);
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }
}
