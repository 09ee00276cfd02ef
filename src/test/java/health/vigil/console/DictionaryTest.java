package health.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DictionaryTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");

    private final Dictionary dictionary = new Dictionary();

    @Test
    void hasEveryWordInEveryLanguage() {
        assertThat(dictionary.in(Language.ZH).keySet())
                .containsExactlyInAnyOrderElementsOf(dictionary.in(Language.EN).keySet());
    }

    @Test
    void fillsTheSamePlacesInEveryLanguage() {
        dictionary.in(Language.EN).forEach((key, text) -> assertThat(
                        places(dictionary.in(Language.ZH).get(key)))
                .as(key)
                .containsExactlyInAnyOrder(places(text)));
    }

    private static String[] places(String text) {
        return PLACEHOLDER.matcher(text).results().map(r -> r.group()).sorted().toArray(String[]::new);
    }
}
