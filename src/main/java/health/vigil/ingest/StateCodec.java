package health.vigil.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import health.vigil.rules.ChannelState;
import health.vigil.rules.ClockWatch;
import health.vigil.rules.Day;
import health.vigil.rules.DeviceMemory;
import health.vigil.rules.LimitState;
import health.vigil.rules.Maintenance;
import health.vigil.rules.Memory;
import health.vigil.rules.RuleState;
import health.vigil.rules.SilenceState;
import health.vigil.rules.SiteMemory;
import health.vigil.rules.Window;
import health.vigil.telemetry.Checks;
import health.vigil.telemetry.Field;
import health.vigil.telemetry.FieldCatalogue;
import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Presence;
import health.vigil.telemetry.Reading;
import health.vigil.telemetry.Trace;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judgement state as the JSON that is stored with each batch. What every device has is written by hand, because it is
 * written for every device of every batch; the rest is bound. Times are ISO 8601, exact to the nanosecond.
 */
final class StateCodec {
    private static final TypeReference<Map<String, RuleState>> RULES = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(SlotJson.module())
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS) // questions like isSilent() are no part of a state
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .addMixIn(LimitState.class, LimitStateType.class)
            .addMixIn(Memory.class, MemoryType.class)
            .build();
    private final FieldCatalogue catalogue;

    StateCodec(FieldCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    String write(DeviceMemory.State state) {
        return json(out -> {
            out.writeStartObject();
            writeTime(out, "judged", state.judgedAt());
            write(out, state.silence());
            if (state.presence() != null) {
                out.writeStringField("presence", state.presence().name());
            }
            write(out, state.clock());
            bind(out, "maintenance", state.maintenance().equals(noMaintenance()) ? null : state.maintenance());
            bind(out, "expressions", state.expressions().isEmpty() ? null : state.expressions());
            out.writeObjectFieldStart("channels");
            for (var channel : state.channels().entrySet()) {
                out.writeObjectFieldStart(channel.getKey());
                write(out, channel.getValue());
                out.writeEndObject();
            }
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    private static void write(JsonGenerator out, SilenceState silence) throws IOException {
        out.writeObjectFieldStart("silence");
        writeTime(out, "heardAt", silence.heardAt());
        if (silence.alarm() != null) {
            out.writeStringField("alarm", silence.alarm().toString());
        }
        out.writeBooleanField("grouped", silence.grouped());
        writeTime(out, "excused", silence.excused());
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, ClockWatch clock) throws IOException {
        out.writeObjectFieldStart("clock");
        writeTime(out, "receivedAt", clock.receivedAt());
        writeTime(out, "newest", clock.newest());
        out.writeNumberField("paced", clock.paced());
        out.writeEndObject();
    }

    private void write(JsonGenerator out, ChannelState channel) throws IOException {
        var latest = channel.latest();
        if (latest != null) {
            write(out, latest);
        }
        writeTime(out, "held", channel.heldSince());
        writeTime(out, "heard", channel.heardAt());
        var judged = channel.judged();
        if (judged != null && judged != latest) {
            out.writeObjectFieldStart("judged");
            write(out, judged);
            out.writeEndObject();
        }
        write(out, channel.trace(), judged);
        if (channel.silence() != null) {
            out.writeStringField("silence", channel.silence().toString());
        }
        if (!channel.rules().isEmpty()) {
            bind(out, "rules", channel.rules());
        }
    }

    /** Nothing in the usual case: a value that came steadily and differs from the one before. */
    private static void write(JsonGenerator out, Trace trace, @Nullable Reading judged) throws IOException {
        var since = trace.since();
        if (judged != null && since != null) {
            writeTime(out, "same", since.equals(judged.at()) ? null : since);
            if (!trace.steady()) {
                out.writeBooleanField("jumped", true);
            }
        }
    }

    private static Trace trace(JsonNode node, @Nullable Reading judged) {
        if (judged == null || judged.field().checks() == Checks.NONE) {
            return Trace.NONE;
        }
        var same = instant(node, "same");
        return new Trace(!node.path("jumped").asBoolean(), same == null ? judged.at() : same);
    }

    private static void write(JsonGenerator out, Reading reading) throws IOException {
        writeTime(out, "at", reading.at());
        out.writeNumberField("value", reading.value());
        out.writeNumberField("flags", reading.flags().bits());
    }

    private static void writeTime(JsonGenerator out, String name, @Nullable Instant time) throws IOException {
        if (time != null) {
            out.writeStringField(name, time.toString());
        }
    }

    private void bind(JsonGenerator out, String name, @Nullable Object value) throws IOException {
        if (value != null) {
            out.writeFieldName(name);
            mapper.writeValue(out, value);
        }
    }

    DeviceMemory.State readDevice(String json) {
        var root = tree(json);
        var channels = new LinkedHashMap<String, ChannelState>();
        for (var channel : root.path("channels").properties()) {
            catalogue
                    .named(channel.getKey())
                    .ifPresent(field -> channels.put(channel.getKey(), channel(field, channel.getValue())));
        }
        return new DeviceMemory.State(
                channels,
                rules(root.path("expressions")),
                root.has("maintenance") ? bound(root.path("maintenance"), Maintenance.class) : noMaintenance(),
                root.has("silence") ? bound(root.path("silence"), SilenceState.class) : SilenceState.NEVER_HEARD,
                instant(root, "judged"),
                root.has("presence") ? bound(root.path("presence"), Presence.class) : null,
                root.has("clock") ? bound(root.path("clock"), ClockWatch.class) : ClockWatch.IN_TIME);
    }

    private ChannelState channel(Field field, JsonNode node) {
        var latest = reading(field, node);
        var judged = instant(node, "held") == null
                ? null
                : node.has("judged") ? reading(field, node.path("judged")) : latest;
        var silence = node.path("silence").asText(null);
        return new ChannelState(
                latest,
                judged,
                instant(node, "held"),
                instant(node, "heard"),
                silence == null ? null : UUID.fromString(silence),
                rules(node.path("rules")),
                trace(node, judged));
    }

    private static @Nullable Reading reading(Field field, JsonNode node) {
        var at = instant(node, "at");
        return at == null
                ? null
                : new Reading(
                        field,
                        at,
                        node.path("value").asDouble(),
                        new Flags(node.path("flags").asInt()));
    }

    private Map<String, RuleState> rules(JsonNode node) {
        return node.isMissingNode() ? Map.of() : mapper.convertValue(node, RULES);
    }

    private static Maintenance noMaintenance() {
        return DeviceMemory.State.EMPTY.maintenance();
    }

    String write(SiteMemory.State state) {
        return json(out -> mapper.writeValue(out, state));
    }

    SiteMemory.State readSite(String json) {
        return bound(tree(json), SiteMemory.State.class);
    }

    private static @Nullable Instant instant(JsonNode node, String name) {
        var text = node.path(name).asText(null);
        return text == null ? null : Instant.parse(text);
    }

    private <T> T bound(JsonNode node, Class<T> type) {
        return mapper.convertValue(node, type);
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
        try (var out = mapper.getFactory().createGenerator(text)) {
            body.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private interface Body {
        void write(JsonGenerator out) throws IOException;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = LimitState.Normal.class, name = "normal"),
        @JsonSubTypes.Type(value = LimitState.Pending.class, name = "pending"),
        @JsonSubTypes.Type(value = LimitState.Active.class, name = "active"),
        @JsonSubTypes.Type(value = LimitState.Returning.class, name = "returning")
    })
    private interface LimitStateType {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Window.class, name = "window"),
        @JsonSubTypes.Type(value = Day.class, name = "day"),
        @JsonSubTypes.Type(value = Memory.LastTwo.class, name = "last_two"),
        @JsonSubTypes.Type(value = Memory.Run.class, name = "run"),
        @JsonSubTypes.Type(value = Memory.Exposure.class, name = "exposure"),
        @JsonSubTypes.Type(value = Memory.Background.class, name = "background"),
        @JsonSubTypes.Type(value = Memory.Windows.class, name = "windows")
    })
    private interface MemoryType {}
}
