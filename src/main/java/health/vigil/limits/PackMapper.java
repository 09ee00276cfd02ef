package health.vigil.limits;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import health.vigil.rules.Condition;
import health.vigil.web.Nearest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** From the keys of a pack to records and back, with errors for people. */
final class PackMapper {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .annotationIntrospector(new AllKeysOfTheCore())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();
    private static final SnakeCaseStrategy NAMING = new SnakeCaseStrategy();
    private static final String MISSING = "Missing required creator property";

    private PackMapper() {}

    static JsonNode tree(String yaml) throws JsonProcessingException {
        return YAML.readTree(yaml);
    }

    static <T> T convert(JsonNode node, Class<T> type) {
        return convert(node, type, new InjectableValues.Std(), "");
    }

    /** @param key of the pack under which the node stands, for messages */
    static <T> T convert(JsonNode node, Class<T> type, String key) {
        return convert(node, type, new InjectableValues.Std(), key + ".");
    }

    /** @throws IllegalArgumentException whose message begins with the key that is wrong */
    static <T> T convert(JsonNode node, Class<T> type, InjectableValues injected) {
        return convert(node, type, injected, "");
    }

    private static <T> T convert(JsonNode node, Class<T> type, InjectableValues injected, String before) {
        checkKeys(node, type, before);
        try {
            return YAML.readerFor(type).with(injected).readValue(node);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(problem(e, before), e);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** A misspelt key is what is wrong, not the absence of the right one. */
    private static void checkKeys(JsonNode node, Class<?> type, String before) {
        if (!type.isRecord()) {
            return;
        }
        checkKeys(node, keysOf(type), before);
        for (var component : type.getRecordComponents()) {
            var key = NAMING.translate(component.getName());
            checkKeys(node.path(key), component.getType(), before + key + ".");
        }
    }

    static void checkKeys(JsonNode node, Set<String> known, String before) {
        node.fieldNames()
                .forEachRemaining(key -> Keys.check(
                        known.contains(key),
                        before + key + ": is not a key that limit packs have" + Nearest.hint(key, known)));
    }

    private static String problem(JsonMappingException e, String before) {
        if (e.getCause() instanceof IllegalArgumentException cause) {
            return cause.getMessage();
        }
        var problem = e.getOriginalMessage().startsWith(MISSING) ? "is missing" : e.getOriginalMessage();
        return before + path(e) + ": " + problem;
    }

    /** A part of a limit, by the keys of packs. */
    static Map<String, Object> shown(Object written) {
        return new TreeMap<>(YAML.convertValue(written, new TypeReference<Map<String, Object>>() {}));
    }

    /** The keys of a record, as they are written. */
    static Set<String> keysOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> NAMING.translate(component.getName()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    /** The conditions of the core have no defaults: all of their keys must be given. */
    private static final class AllKeysOfTheCore extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasRequiredMarker(AnnotatedMember member) {
            return Condition.class.isAssignableFrom(member.getDeclaringClass())
                    ? Boolean.TRUE
                    : super.hasRequiredMarker(member);
        }
    }
}
