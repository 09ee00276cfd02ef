package health.vigil.limits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One pack as written in YAML.
 *
 * @param name without folder and ending, for instance {@code gb5749-2022}; every id in it begins so
 */
record PackFile(String name, String yaml) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    LimitPack read() {
        var root = root();
        var limits = limits(root);
        if (!root.path("legal").isBoolean()) {
            throw error("head", "legal: is missing; it must be true or false");
        }
        var head = convert(root, LimitPack.class, "head");
        var entries = new ArrayList<LimitEntry>();
        for (var limit : limits) {
            entries.add(entry(limit, "limit " + (entries.size() + 1), head));
        }
        return head.with(List.copyOf(entries));
    }

    /** The limit of this id as it is written, to be changed at will. */
    ObjectNode written(String id) {
        for (var limit : limits(root())) {
            if (limit instanceof ObjectNode entry && limit.path("id").asText().equals(id)) {
                return entry;
            }
        }
        throw error(id, "there is no such limit");
    }

    private ArrayNode limits(ObjectNode root) {
        if (root.remove("limits") instanceof ArrayNode limits && !limits.isEmpty()) {
            return limits;
        }
        throw error("head", "limits: is missing");
    }

    /** @param place the id of the limit, or {@code head} */
    InvalidLimitPackException error(String place, String problem) {
        return new InvalidLimitPackException("limits/%s.yaml, %s: %s".formatted(name, place, problem));
    }

    /** One limit that belongs into this pack. */
    LimitEntry entry(JsonNode node, String position, LimitPack head) {
        var id = node.path("id").asText(position);
        var entry = convert(node, LimitEntry.class, id);
        if (!entry.id().startsWith(name + ".")) {
            throw error(id, "id: must begin with \"%s.\"".formatted(name));
        }
        if (head.legal() && entry.averaging() == Averaging.DAILY_MEAN) {
            throw error(
                    id,
                    "averaging: a single value cannot break a daily mean; put the warning in a pack that is"
                            + " not legal");
        }
        return entry;
    }

    private ObjectNode root() {
        try {
            if (YAML.readTree(yaml) instanceof ObjectNode root) {
                return root;
            }
            throw error("head", "the file must hold the keys of a limit pack");
        } catch (JsonProcessingException e) {
            throw error("line " + e.getLocation().getLineNr(), e.getOriginalMessage());
        }
    }

    private <T> T convert(JsonNode node, Class<T> type, String place) {
        try {
            return YAML.treeToValue(node, type);
        } catch (UnrecognizedPropertyException e) {
            throw error(place, path(e) + ": is not a key that limit packs have");
        } catch (JsonMappingException e) {
            throw error(
                    place,
                    e.getCause() instanceof IllegalArgumentException cause
                            ? cause.getMessage()
                            : path(e) + ": " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw error(place, e.getOriginalMessage());
        }
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
