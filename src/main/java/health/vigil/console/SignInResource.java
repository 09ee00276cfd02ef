package health.vigil.console;

import health.vigil.platform.users.Door;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
    private final Door door;

    SignInResource(@Location("sign-in.html") Template template, Dictionary dictionary, Door door) {
        this.template = template;
        this.dictionary = dictionary;
        this.door = door;
    }

    @GET
    @Path("sign-in")
    @Operation(hidden = true)
    public Response form(
            @Context HttpHeaders headers,
            @RestQuery @Nullable String lang,
            @RestQuery boolean refused,
            @RestQuery Optional<Integer> wait,
            @RestQuery Optional<String> why,
            @RestQuery Optional<String> error) {
        return Page.languageChosen(lang, "/sign-in").orElseGet(() -> {
            var page = Page.of(template, "/sign-in", headers, dictionary);
            return page.response(page.instance()
                    .data("refused", refused)
                    .data("wait", wait.map(String::valueOf).orElse(""))
                    .data("why", error.isPresent() ? "provider" : why.orElse(""))
                    .data("passwords", door.takesPasswords())
                    .data("sso", door.asksProvider()));
        });
    }

    /** Reached only by who has signed in at the provider; everybody else is led there. */
    @GET
    @Path("sign-in/sso")
    @Operation(hidden = true)
    public Uni<Response> cameIn(@Context RoutingContext http) {
        return door.cameIn(http).map(page -> Response.seeOther(page).build());
    }

    @POST
    @Path("sign-out")
    @Operation(hidden = true)
    public Uni<Response> signOut(@Context RoutingContext http) {
        return door.leave(http).map(page -> Response.seeOther(page).build());
    }
}
