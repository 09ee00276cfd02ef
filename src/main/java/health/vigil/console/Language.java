package health.vigil.console;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages of the pages. */
enum Language {
    ZH("zh-CN", "中文"),
    EN("en", "English");

    static final String COOKIE = "vigil_language";

    private final String tag;
    private final String label;

    Language(String tag, String label) {
        this.tag = tag;
        this.label = label;
    }

    /** The BCP 47 tag. */
    public String tag() {
        return tag;
    }

    /** Its name in itself. */
    public String label() {
        return label;
    }

    static Optional<Language> of(@Nullable String tag) {
        return Arrays.stream(values()).filter(l -> l.tag.equals(tag)).findFirst();
    }

    /** What the person chose, else what the browser prefers, else Chinese. */
    static Language of(HttpHeaders headers) {
        var cookie = headers.getCookies().get(COOKIE);
        return of(cookie == null ? null : cookie.getValue()).orElseGet(() -> preferred(headers));
    }

    private static Language preferred(HttpHeaders headers) {
        return headers.getAcceptableLanguages().stream()
                .map(Locale::getLanguage)
                .flatMap(code -> Arrays.stream(values()).filter(l -> l.tag.startsWith(code) && !code.isEmpty()))
                .findFirst()
                .orElse(ZH);
    }
}
