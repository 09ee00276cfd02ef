package health.vigil.console;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words of the pages, the same for templates and scripts: {@code messages/<tag>.json}. */
@ApplicationScoped
class Dictionary {
    private final Map<Language, Map<String, String>> words;

    Dictionary() {
        var json = new ObjectMapper();
        words = Arrays.stream(Language.values())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), language -> read(json, language)));
    }

    Map<String, String> in(Language language) {
        return words.get(language);
    }

    private static Map<String, String> read(ObjectMapper json, Language language) {
        var file = "messages/" + language.tag() + ".json";
        try (var in = Dictionary.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            return Map.copyOf(json.readValue(in, new TypeReference<Map<String, String>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
