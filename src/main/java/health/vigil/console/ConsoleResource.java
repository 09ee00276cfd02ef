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
 * The pages for people who have signed in: what is wrong now and how the devices are, how the alarm system does, and who is
 * told. Their scripts fetch the rest from the API.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class ConsoleResource {
    private static final String KPI = "/kpi";
    private static final String DELIVERIES = "/deliveries";
    private static final String RECIPIENTS = "/recipients";
    private static final String ROUTING = "/routing";

    private final Template console;
    private final Template kpi;
    private final Template deliveries;
    private final Template recipients;
    private final Template routing;
    private final SignedIn signedIn;

    ConsoleResource(
            @Location("console.html") Template console,
            @Location("kpi.html") Template kpi,
            @Location("deliveries.html") Template deliveries,
            @Location("recipients.html") Template recipients,
            @Location("routing.html") Template routing,
            SignedIn signedIn) {
        this.console = console;
        this.kpi = kpi;
        this.deliveries = deliveries;
        this.recipients = recipients;
        this.routing = routing;
        this.signedIn = signedIn;
    }

    @GET
    @Operation(hidden = true)
    public Response console(@Context HttpHeaders headers, @RestQuery @Nullable String lang) {
        return signedIn.page(console, "/", headers, lang);
    }

    @GET
    @Path(KPI)
    @Operation(hidden = true)
    public Response kpi(@Context HttpHeaders headers, @RestQuery @Nullable String lang) {
        return signedIn.page(kpi, KPI, headers, lang);
    }

    @GET
    @Path(DELIVERIES)
    @Operation(hidden = true)
    public Response deliveries(@Context HttpHeaders headers, @RestQuery @Nullable String lang) {
        return signedIn.page(deliveries, DELIVERIES, headers, lang);
    }

    @GET
    @Path(RECIPIENTS)
    @Operation(hidden = true)
    public Response recipients(@Context HttpHeaders headers, @RestQuery @Nullable String lang) {
        return signedIn.page(recipients, RECIPIENTS, headers, lang);
    }

    @GET
    @Path(ROUTING)
    @Operation(hidden = true)
    public Response routing(@Context HttpHeaders headers, @RestQuery @Nullable String lang) {
        return signedIn.page(routing, ROUTING, headers, lang);
    }
}
