package health.vigil.notify.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a recipient reads. */
public enum Language {
    ZH("zh-CN"),
    EN("en-US");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As written in the API: {@code zh} or {@code en}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Language> of(String text) {
        return Arrays.stream(values()).filter(l -> l.text().equals(text)).findFirst();
    }

    /** By BCP 47. */
    String tag() {
        return tag;
    }
}
