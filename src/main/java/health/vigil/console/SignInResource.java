package health.vigil.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The door: signing in and out. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class SignInResource {
    private final Template template;
    private final Dictionary dictionary;

    SignInResource(@Location("sign-in.html") Template template, Dictionary dictionary) {
        this.template = template;
        this.dictionary = dictionary;
    }

    @GET
    @Path("sign-in")
    @Operation(hidden = true)
    public Response form(
            @Context HttpHeaders headers,
            @RestQuery @Nullable String lang,
            @RestQuery boolean refused,
            @RestQuery Optional<Integer> wait) {
        return Page.languageChosen(lang, "/sign-in").orElseGet(() -> {
            var page = Page.of(template, "/sign-in", headers, dictionary);
            return page.response(page.instance()
                    .data("refused", refused)
                    .data("wait", wait.map(String::valueOf).orElse("")));
        });
    }

    @POST
    @Path("sign-out")
    @Operation(hidden = true)
    public Response signOut(@Context RoutingContext http) {
        FormAuthenticationMechanism.logout(http);
        return Response.seeOther(URI.create("/sign-in")).build();
    }
}
