package health.vigil.console;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page in the reader's language; {@code ?lang=} on it changes that language for good. */
record Page(Template template, String path, Language language, Map<String, String> words) {
    private static final Duration REMEMBERED = Duration.ofDays(365);

    /** The answer that remembers a chosen language and leads back to the page; empty if none was chosen. */
    static Optional<Response> languageChosen(@Nullable String tag, String path) {
        return Language.of(tag).map(chosen -> Response.seeOther(URI.create(path))
                .cookie(new NewCookie.Builder(Language.COOKIE)
                        .value(chosen.tag())
                        .path("/")
                        .maxAge((int) REMEMBERED.toSeconds())
                        .httpOnly(true)
                        .sameSite(NewCookie.SameSite.STRICT)
                        .build())
                .build());
    }

    static Page of(Template template, String path, HttpHeaders headers, Dictionary dictionary) {
        var language = Language.of(headers);
        return new Page(template, path, language, dictionary.in(language));
    }

    TemplateInstance instance() {
        return template.data("page", this).data("languages", Language.values()).data("words", words);
    }

    Response response(TemplateInstance instance) {
        return Response.ok(instance, "text/html;charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, "Cookie, Accept-Language")
                .build();
    }
}
