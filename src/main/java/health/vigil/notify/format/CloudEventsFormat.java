package health.vigil.notify.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** CloudEvents 1.0 in structured JSON, with a message's data as it is. */
record CloudEventsFormat(String source) implements SignedFormat {
    /** What people wrote; the rest is ids, codes and numbers. */
    private static final Set<String> PEOPLES = Set.of("name", "name_en", "message", "message_en", "why");

    /** In characters: tried one after the other where a body is too large. */
    private static final int[] LENGTHS = {200, 60, 20};

    private record Envelope(
            String specversion,
            String id,
            String source,
            String type,
            String subject,
            String time,
            String datacontenttype,
            @JsonRawValue String data) {}

    @Override
    public String name() {
        return "cloudevents";
    }

    @Override
    public String contentType() {
        return "application/cloudevents+json";
    }

    @Override
    public byte[] body(Message message, Address to) {
        var body = envelope(message, message.data());
        for (var i = 0; body.length > largestBody() && i < LENGTHS.length; i++) {
            var data = Json.read(message.data());
            shorten(data, LENGTHS[i]);
            body = envelope(message, new String(Json.write(data), UTF_8));
        }
        return body;
    }

    private byte[] envelope(Message message, String data) {
        return Json.write(new Envelope(
                "1.0",
                message.id().toString(),
                source,
                message.type(),
                message.subject(),
                message.time().toString(),
                "application/json",
                data));
    }

    private static void shorten(JsonNode node, int most) {
        node.forEach(child -> shorten(child, most));
        if (node instanceof ObjectNode object) {
            for (var name : PEOPLES) {
                if (object.path(name).isTextual()) {
                    object.put(name, Text.line(object.path(name).asText(), most));
                }
            }
        }
    }
}
