package health.vigil.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.registry.Family;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The first page: what is wrong now, and how the devices are. Its scripts fetch the rest from the API. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class ConsoleResource {
    private final Template template;
    private final Dictionary dictionary;
    private final ObjectMapper json;
    private final SecurityIdentity caller;

    ConsoleResource(
            @Location("console.html") Template template,
            Dictionary dictionary,
            ObjectMapper json,
            SecurityIdentity caller) {
        this.template = template;
        this.dictionary = dictionary;
        this.json = json;
        this.caller = caller;
    }

    /** What the scripts need to know at once. */
    record PageData(String language, boolean mayAcknowledge, List<FamilyName> families, Map<String, String> words) {}

    record FamilyName(String id, String name) {}

    @GET
    @Operation(hidden = true)
    public Response console(@Context HttpHeaders headers, @RestQuery @Nullable String lang) {
        return Page.languageChosen(lang, "/").orElseGet(() -> {
            var page = Page.of(template, "/", headers, dictionary);
            var role = List.of("admin", "officer", "viewer").stream()
                    .filter(caller::hasRole)
                    .findFirst()
                    .orElseThrow();
            return page.response(page.instance()
                    .data("username", caller.getPrincipal().getName())
                    .data("role", page.words().get("role_" + role))
                    .data("data", script(page)));
        });
    }

    private String script(Page page) {
        var language = page.language();
        var families = Arrays.stream(Family.values())
                .map(f -> new FamilyName(f.text(), language == Language.ZH ? f.zh() : f.en()))
                .toList();
        try {
            return json.writeValueAsString(
                            new PageData(language.tag(), caller.hasRole("officer"), families, page.words()))
                    .replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
