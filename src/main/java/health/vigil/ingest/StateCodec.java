package health.vigil.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.rules.ChannelState;
import health.vigil.rules.LimitState;
import health.vigil.rules.SilenceState;
import health.vigil.rules.StorageState;
import health.vigil.telemetry.FieldCatalogue;
import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Presence;
import health.vigil.telemetry.Reading;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judgement state as the JSON that is stored with each batch. Written by hand because it is written for every device of
 * every batch; read with the tree model because it is read once per start. Times are ISO 8601, exact to the nanosecond.
 */
final class StateCodec {
    private final JsonFactory factory = new JsonFactory();
    private final ObjectMapper mapper = new ObjectMapper(factory);
    private final FieldCatalogue catalogue;

    StateCodec(FieldCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    String write(DeviceMemory device) {
        return json(out -> {
            out.writeStartObject();
            if (device.silence().alarm() != null) {
                out.writeStringField("silence", device.silence().alarm().toString());
            }
            out.writeObjectFieldStart("channels");
            for (var channel : device.channels().entrySet()) {
                out.writeFieldName(channel.getKey());
                write(out, channel.getValue());
            }
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    private static void write(JsonGenerator out, ChannelState channel) throws IOException {
        out.writeStartObject();
        var latest = channel.latest();
        if (latest != null) {
            out.writeStringField("at", latest.at().toString());
            out.writeNumberField("value", latest.value());
            out.writeNumberField("flags", latest.flags().bits());
        }
        if (channel.judgedAt() != null && (latest == null || !channel.judgedAt().equals(latest.at()))) {
            out.writeStringField("judged", channel.judgedAt().toString());
        }
        for (var limit : channel.limits().entrySet()) {
            out.writeObjectFieldStart("limit:" + limit.getKey());
            write(out, limit.getValue());
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, LimitState state) throws IOException {
        if (state instanceof LimitState.Pending pending) {
            out.writeStringField("pending", pending.since().toString());
        } else if (state instanceof LimitState.Active active) {
            out.writeStringField("active", active.alarm().toString());
        } else if (state instanceof LimitState.Returning returning) {
            out.writeStringField("active", returning.alarm().toString());
            out.writeStringField("returning", returning.since().toString());
        }
    }

    DeviceMemory read(int key, String device, @Nullable Instant heardAt, @Nullable String presence, String state) {
        var root = tree(state);
        var channels = new LinkedHashMap<String, ChannelState>();
        for (var channel : root.path("channels").properties()) {
            catalogue.named(channel.getKey()).ifPresent(field -> {
                var node = channel.getValue();
                var at = instant(node, "at");
                var latest = at.map(time -> new Reading(
                        field,
                        time,
                        node.path("value").asDouble(),
                        new Flags(node.path("flags").asInt())));
                var judgedAt = instant(node, "judged").or(() -> at).orElse(null);
                channels.put(channel.getKey(), new ChannelState(latest.orElse(null), judgedAt, limits(node)));
            });
        }
        var memory = new DeviceMemory(key, device);
        memory.restore(
                channels,
                new SilenceState(heardAt, uuid(root, "silence").orElse(null)),
                presence == null ? null : Presence.valueOf(presence));
        return memory;
    }

    private static Map<String, LimitState> limits(JsonNode channel) {
        var limits = new HashMap<String, LimitState>();
        for (var entry : channel.properties()) {
            if (entry.getKey().startsWith("limit:")) {
                limits.put(entry.getKey().substring("limit:".length()), limit(entry.getValue()));
            }
        }
        return limits;
    }

    private static LimitState limit(JsonNode node) {
        var alarm = uuid(node, "active");
        if (alarm.isEmpty()) {
            return new LimitState.Pending(instant(node, "pending").orElseThrow());
        }
        return instant(node, "returning")
                .<LimitState>map(since -> new LimitState.Returning(alarm.get(), since))
                .orElseGet(() -> new LimitState.Active(alarm.get()));
    }

    String write(StorageState container) {
        return json(out -> {
            out.writeStartObject();
            if (container.device() != null) {
                out.writeStringField("device", container.device());
            }
            if (container.storedAt() != null) {
                out.writeStringField("stored", container.storedAt().toString());
            }
            if (container.leftAt() != null) {
                out.writeStringField("left", container.leftAt().toString());
            }
            out.writeObjectFieldStart("alarms");
            for (var alarm : container.alarms().entrySet()) {
                out.writeStringField(alarm.getKey(), alarm.getValue().toString());
            }
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    StorageState read(String container, String state) {
        var root = tree(state);
        var alarms = new HashMap<String, UUID>();
        root.path("alarms")
                .properties()
                .forEach(
                        e -> alarms.put(e.getKey(), UUID.fromString(e.getValue().asText())));
        return new StorageState(
                container,
                root.path("device").asText(null),
                instant(root, "stored").orElse(null),
                instant(root, "left").orElse(null),
                alarms);
    }

    private static Optional<Instant> instant(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).asText(null)).map(Instant::parse);
    }

    private static Optional<UUID> uuid(JsonNode node, String name) {
        return Optional.ofNullable(node.path(name).asText(null)).map(UUID::fromString);
    }

    private JsonNode tree(String json) {
        try {
            return mapper.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("stored judgement state is not readable: " + json, e);
        }
    }

    private String json(Body body) {
        var text = new StringWriter(512);
        try (var out = factory.createGenerator(text)) {
            body.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private interface Body {
        void write(JsonGenerator out) throws IOException;
    }
}
