package health.vigil.notify.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Messages as the outbox keeps them, and where they go. */
final class Examples {
    static final ObjectMapper JSON = new ObjectMapper();
    static final Path FOLDER = Path.of("src/test/resources/formats");
    static final String PUBLIC_URL = "https://vigil.example";
    static final Instant NOW = Instant.parse("2026-11-22T00:15:01.123Z");
    static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private static final Instant AT = Instant.parse("2026-11-22T00:15:00Z");

    private Examples() {}

    static Format format(String name) {
        return new Formats(PUBLIC_URL).of(name).orElseThrow();
    }

    static Address address(Language language, String... secrets) {
        return new Address("https://cdc.example/alerts", List.of(secrets), language, "武江区疾控中心");
    }

    static ObjectNode data(String name) {
        try {
            return (ObjectNode) JSON.readTree(Files.readString(FOLDER.resolve("data/" + name + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Message message(String type, JsonNode data, Message.Reference... earlier) {
        return new Message(
                UUID.fromString("5b1f3c86-2b0c-4f4e-9b58-93a1f1a0c2d7"),
                type,
                "xihe-outlet",
                AT,
                NOW,
                text(data),
                List.of(earlier));
    }

    static Message raised() {
        return message("health.vigil.alarm.raised", data("alarm"));
    }

    static Message cleared() {
        var data = data("alarm");
        ((ObjectNode) data.path("alarm"))
                .put("cleared_at", "2026-11-22T01:20:00Z")
                .put("clear_reason", "returned");
        return message("health.vigil.alarm.cleared", data, earlier(1));
    }

    static Message alarms() {
        return message("health.vigil.alarms.digest", data("alarms"));
    }

    static Message excursions() {
        return message("health.vigil.excursions.digest", data("excursions"));
    }

    static Message test() {
        return message("health.vigil.test", data("test"));
    }

    /** One of each type. */
    static Stream<Message> all() {
        return Stream.of(
                raised(),
                message("health.vigil.alarm.changed", data("alarm"), earlier(1)),
                message("health.vigil.alarm.acknowledged", data("alarm"), earlier(1), earlier(2)),
                message("health.vigil.alarm.escalated", data("alarm"), earlier(1)),
                cleared(),
                alarms(),
                excursions(),
                test());
    }

    static Message.Reference earlier(int number) {
        return new Message.Reference(
                UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number)), AT.plusSeconds(number));
    }

    /** A digest of so many events, every second of them urgent. */
    static Message alarms(int count) {
        var data = data("alarms");
        var event = data.path("events").get(1);
        var events = data.putArray("events");
        for (var i = 0; i < count; i++) {
            var copy = event.deepCopy();
            ((ObjectNode) copy.path("alarm"))
                    .put("id", new UUID(0, i).toString())
                    .put("priority", i % 2 == 0 ? "low" : "urgent");
            events.add(copy);
        }
        return message("health.vigil.alarms.digest", data.put("total", count));
    }

    static String text(JsonNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(Request request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Request request) {
        return new String(request.body(), UTF_8);
    }
}
