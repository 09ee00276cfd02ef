package health.vigil.alarms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the statutory clocks as they are shipped: {@code deadlines.yaml}. */
final class DeadlineFile {
    private static final String FILE = "deadlines.yaml";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> KEYS = keys();

    private DeadlineFile() {}

    /** @throws IllegalStateException that names the entry, the key and what is wrong */
    static List<Deadline> shipped() {
        try (var file = DeadlineFile.class.getResourceAsStream("/" + FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return read(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read: " + e.getMessage(), e);
        }
    }

    static List<Deadline> read(String yaml) {
        var deadlines = new ArrayList<Deadline>();
        var ids = new HashSet<String>();
        for (var node : entries(yaml)) {
            var place = node.path("id").asText("entry " + (deadlines.size() + 1));
            var deadline = deadline(node, place);
            if (!ids.add(deadline.id())) {
                throw wrong(place, "id: is there twice");
            }
            deadlines.add(deadline);
        }
        return List.copyOf(deadlines);
    }

    private static JsonNode entries(String yaml) {
        try {
            var root = YAML.readTree(yaml);
            if (!root.isArray() || root.isEmpty()) {
                throw wrong("top", "must be a list of deadlines");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw wrong("line " + e.getLocation().getLineNr(), e.getOriginalMessage());
        }
    }

    private static Deadline deadline(JsonNode node, String place) {
        checkKeys(node, place);
        try {
            return YAML.treeToValue(node, Deadline.class);
        } catch (JsonMappingException e) {
            throw wrong(place, problem(e));
        } catch (JsonProcessingException e) {
            throw wrong(place, e.getOriginalMessage());
        }
    }

    /** A misspelt key is what is wrong, not the absence of the right one. */
    private static void checkKeys(JsonNode node, String place) {
        node.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw wrong(place, key + ": is not known here; known are " + String.join(", ", KEYS));
            }
        });
    }

    private static Set<String> keys() {
        return YAML.getDeserializationConfig().introspect(YAML.constructType(Deadline.class)).findProperties().stream()
                .map(BeanPropertyDefinition::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String problem(JsonMappingException e) {
        if (e.getCause() instanceof IllegalArgumentException cause) {
            return cause.getMessage();
        }
        var key = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
        return key + ": " + e.getOriginalMessage();
    }

    private static IllegalStateException wrong(String place, String problem) {
        return new IllegalStateException(FILE + ", " + place + ": " + problem);
    }
}
