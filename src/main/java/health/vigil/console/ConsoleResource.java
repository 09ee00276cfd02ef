package health.vigil.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The pages for people who have signed in: what is wrong now and how the devices are, and how the alarm system does. Their
 * scripts fetch the rest from the API.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class ConsoleResource {
    private static final String KPI = "/kpi";

    private final Template console;
    private final Template kpi;
    private final Dictionary dictionary;
    private final SignedIn signedIn;

    ConsoleResource(
            @Location("console.html") Template console,
            @Location("kpi.html") Template kpi,
            Dictionary dictionary,
            SignedIn signedIn) {
        this.console = console;
        this.kpi = kpi;
        this.dictionary = dictionary;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(hidden = true)
    public Response console(@Context HttpHeaders headers, @RestQuery @Nullable String lang) {
        return page(console, "/", headers, lang);
    }

    @GET
    @Path(KPI)
    @Operation(hidden = true)
    public Response kpi(@Context HttpHeaders headers, @RestQuery @Nullable String lang) {
        return page(kpi, KPI, headers, lang);
    }

    private Response page(Template template, String path, HttpHeaders headers, @Nullable String lang) {
        return Page.languageChosen(lang, path)
                .orElseGet(() -> signedIn.show(Page.of(template, path, headers, dictionary)));
    }
}
