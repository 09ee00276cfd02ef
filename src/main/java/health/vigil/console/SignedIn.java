package health.vigil.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.registry.Family;
import io.quarkus.qute.Template;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What every page for people who have signed in shows and tells its scripts. */
@ApplicationScoped
class SignedIn {
    private final ObjectMapper json;
    private final SecurityIdentity caller;
    private final Dictionary dictionary;

    SignedIn(ObjectMapper json, SecurityIdentity caller, Dictionary dictionary) {
        this.json = json;
        this.caller = caller;
        this.dictionary = dictionary;
    }

    /** What the scripts need to know at once. */
    record PageData(
            String language,
            boolean mayHandle,
            boolean mayAdminister,
            List<FamilyName> families,
            Map<String, String> words) {}

    record FamilyName(String id, String name) {}

    /** The page, or the answer that remembers the language that was chosen on it. */
    Response page(Template template, String path, HttpHeaders headers, @Nullable String lang) {
        return Page.languageChosen(lang, path).orElseGet(() -> show(template, path, headers, Map.of()));
    }

    /** @param more what the template of this page needs besides */
    Response show(Template template, String path, HttpHeaders headers, Map<String, ?> more) {
        var page = Page.of(template, path, headers, dictionary);
        var role = List.of("admin", "officer", "viewer").stream()
                .filter(caller::hasRole)
                .findFirst()
                .orElseThrow();
        var instance = page.instance()
                .data("username", caller.getPrincipal().getName())
                .data("role", page.words().get("role_" + role))
                .data("admin", caller.hasRole("admin"))
                .data("data", script(page));
        more.forEach(instance::data);
        return page.response(instance);
    }

    private String script(Page page) {
        var language = page.language();
        var families = Arrays.stream(Family.values())
                .map(f -> new FamilyName(f.text(), language == Language.ZH ? f.zh() : f.en()))
                .toList();
        try {
            return json.writeValueAsString(new PageData(
                            language.tag(), caller.hasRole("officer"), caller.hasRole("admin"), families, page.words()))
                    .replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
