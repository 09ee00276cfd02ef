package health.vigil.notify.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import health.vigil.web.Fault;
import health.vigil.web.Nearest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * The keys of a YAML document, or of a part of it. What is wrong is gathered, and something harmless read in its place, so
 * that all mistakes are told at once; what was read is given out only if there were none.
 */
final class Written {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,62}");
    private static final Duration LONGEST_WAIT = Duration.ofDays(31);

    private final String path;
    private final JsonNode node;
    private final List<Fault> faults;

    private Written(String path, JsonNode node, List<Fault> faults) {
        this.path = path;
        this.node = node;
        this.faults = faults;
    }

    /** @throws WronglyWritten with all that is wrong */
    static <T> T read(String yaml, Function<Written, T> reader) {
        var faults = new ArrayList<Fault>();
        var document = tree(yaml);
        if (!document.isObject()) {
            throw new WronglyWritten(List.of(new Fault("line 1", "the document must hold keys and values")));
        }
        var read = reader.apply(new Written("", document, faults));
        if (!faults.isEmpty()) {
            throw new WronglyWritten(faults);
        }
        return read;
    }

    /** The document as it is, whatever it says. */
    static JsonNode tree(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            var place = at == null ? "document" : "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
            var problem = e.getCause() instanceof MarkedYAMLException marked ? marked.getProblem() : null;
            throw new WronglyWritten(List.of(new Fault(place, problem == null ? e.getOriginalMessage() : problem)));
        }
    }

    /**
     * Lets no other keys pass.
     *
     * @param what has these keys, in the plural
     */
    Written only(String what, String... keys) {
        var known = Set.of(keys);
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                fault(key, "is not a key that %s have%s".formatted(what, Nearest.hint(key, known)));
            }
        });
        return this;
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    void fault(String key, String reason) {
        faults.add(new Fault(at(key), reason));
    }

    String text(String key) {
        return value(key, "text", text -> text.isBlank() ? Optional.empty() : Optional.of(text), "");
    }

    String id(String key) {
        return value(
                key,
                "an id: 2 to 63 of a-z, 0-9 and '-', beginning with a letter or digit",
                text -> ID.matcher(text).matches() ? Optional.of(text) : Optional.empty(),
                "");
    }

    Name name() {
        return new Name(text("name"), text("name_en"));
    }

    LocalDate date(String key) {
        return value(key, "a date such as 2026-01-31", parsing(LocalDate::parse), LocalDate.EPOCH);
    }

    Duration wait(String key) {
        var wait = value(key, "a wait such as PT15M", parsing(Duration::parse), Duration.ZERO);
        if (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0) {
            fault(
                    key,
                    "%s is not between PT0S and P31D".formatted(node.path(key).asText()));
        }
        return wait;
    }

    <E extends Enum<E>> E oneOf(String key, Collection<E> values) {
        if (!has(key)) {
            fault(key, "is missing");
            return values.iterator().next();
        }
        return constant(key, node.path(key), values);
    }

    <E extends Enum<E>> E oneOf(String key, Collection<E> values, E otherwise) {
        return has(key) ? oneOf(key, values) : otherwise;
    }

    <T> T value(String key, String expected, Function<String, Optional<T>> parse, T harmless) {
        if (!has(key)) {
            fault(key, "is missing");
            return harmless;
        }
        return parse(key, node.path(key), expected, parse, harmless);
    }

    /** Words of a list; none if it is absent. */
    List<String> words(String key) {
        return list(key, (place, value) -> parse(place, value, "text", Optional::of, ""));
    }

    /**
     * Words of a list that must be known.
     *
     * @param what one of them is, for instance {@code a family}
     */
    List<String> words(String key, String what, Collection<String> known) {
        var words = words(key);
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (!known.contains(word)) {
                fault(key + "[" + i + "]", "'%s' is not %s%s".formatted(word, what, Nearest.hint(word, known)));
            } else if (words.indexOf(word) < i) {
                fault(key + "[" + i + "]", "'%s' stands there twice".formatted(word));
            }
        }
        return words;
    }

    <E extends Enum<E>> List<E> allOf(String key, Collection<E> values) {
        return list(key, (place, value) -> constant(place, value, values));
    }

    <T> List<T> values(String key, String expected, Function<String, Optional<T>> parse, T harmless) {
        return list(key, (place, value) -> parse(place, value, expected, parse, harmless));
    }

    /** The parts of a list; none if it is absent. */
    <T> List<T> parts(String key, Function<Written, T> reader) {
        return list(key, (place, value) -> reader.apply(part(place, value)));
    }

    /** The part under a key, empty if it is absent. */
    Written part(String key) {
        return part(key, node.path(key));
    }

    /** Does something with every key of this part. */
    <V> Map<String, V> each(Function<String, V> reader) {
        var values = new LinkedHashMap<String, V>();
        node.fieldNames().forEachRemaining(key -> values.put(key, reader.apply(key)));
        return values;
    }

    /** The keys of this part as constants of an enum. */
    <E extends Enum<E>> void eachOf(Collection<E> values, BiConsumer<E, String> reader) {
        var known = byText(values);
        node.fieldNames().forEachRemaining(key -> Optional.ofNullable(known.get(key))
                .ifPresentOrElse(
                        constant -> reader.accept(constant, key), () -> fault(key, unknown(key, known.keySet()))));
    }

    /** Tells of every id that was taken before. */
    void unique(String key, List<String> ids) {
        var seen = new HashSet<String>();
        for (var i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                fault(key + "[" + i + "].id", "'%s' is already taken".formatted(ids.get(i)));
            }
        }
    }

    static <T> Function<String, Optional<T>> parsing(Function<String, T> parse) {
        return text -> {
            try {
                return Optional.of(parse.apply(text));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        };
    }

    private <E extends Enum<E>> E constant(String key, JsonNode value, Collection<E> values) {
        var known = byText(values);
        var constant = known.get(value.asText());
        if (constant == null) {
            fault(key, unknown(value.asText(), known.keySet()));
            return values.iterator().next();
        }
        return constant;
    }

    private static String unknown(String word, Collection<String> known) {
        return "'%s' is not one of %s%s".formatted(word, String.join(", ", known), Nearest.hint(word, known));
    }

    private static <E extends Enum<E>> Map<String, E> byText(Collection<E> values) {
        var byText = new LinkedHashMap<String, E>();
        values.forEach(value -> byText.put(value.name().toLowerCase(Locale.ROOT), value));
        return byText;
    }

    private <T> T parse(String key, JsonNode value, String expected, Function<String, Optional<T>> parse, T harmless) {
        return (value.isValueNode() ? parse.apply(value.asText().strip()) : Optional.<T>empty()).orElseGet(() -> {
            fault(
                    key,
                    value.isValueNode() ? "'%s' is not %s".formatted(value.asText(), expected) : "must be " + expected);
            return harmless;
        });
    }

    private <T> List<T> list(String key, BiFunction<String, JsonNode, T> reader) {
        var list = node.path(key);
        var read = new ArrayList<T>();
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
            fault(key, "must be a list");
            return read;
        }
        for (var i = 0; i < list.size(); i++) {
            read.add(reader.apply(key + "[" + i + "]", list.get(i)));
        }
        return read;
    }

    private Written part(String key, JsonNode part) {
        if (!part.isObject() && !part.isMissingNode() && !part.isNull()) {
            fault(key, "must hold keys and values");
            return new Written(at(key), YAML.createObjectNode(), faults);
        }
        return new Written(at(key), part, faults);
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
