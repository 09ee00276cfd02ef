package health.vigil.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.registry.Family;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What every page for people who have signed in shows and tells its scripts. */
@ApplicationScoped
class SignedIn {
    private final ObjectMapper json;
    private final SecurityIdentity caller;

    SignedIn(ObjectMapper json, SecurityIdentity caller) {
        this.json = json;
        this.caller = caller;
    }

    /** What the scripts need to know at once. */
    record PageData(
            String language,
            boolean mayHandle,
            boolean mayAdminister,
            List<FamilyName> families,
            Map<String, String> words) {}

    record FamilyName(String id, String name) {}

    Response show(Page page) {
        var role = List.of("admin", "officer", "viewer").stream()
                .filter(caller::hasRole)
                .findFirst()
                .orElseThrow();
        return page.response(page.instance()
                .data("username", caller.getPrincipal().getName())
                .data("role", page.words().get("role_" + role))
                .data("admin", caller.hasRole("admin"))
                .data("data", script(page)));
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
