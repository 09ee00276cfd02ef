package health.vigil.platform.users;

import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Users and their passwords. */
@Path("/api/v1/users")
@Tag(name = "Users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Blocking
class UserResource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    record NewUser(
            @NotNull
                    @Pattern(
                            regexp = "[a-z0-9][a-z0-9._-]{1,62}",
                            message = "2 to 63 of a-z, 0-9, dot, hyphen, underscore; first a letter or digit")
                    String username,
            @NotNull Role role,
            @NotNull String password) {}

    record NewPassword(@NotNull String password) {}

    record OwnPassword(@NotNull String current, @NotNull String password) {}

    private final Users users;
    private final SecurityIdentity caller;
    private final SignInConfig signIn;

    UserResource(Users users, SecurityIdentity caller, SignInConfig signIn) {
        this.users = users;
        this.caller = caller;
        this.signIn = signIn;
    }

    @GET
    @Operation(summary = "The users, by name")
    public Page<User> list(@BeanParam PageRequest page) {
        var found = users.list(page.after().orElse(""), page.fetch()).await().atMost(PATIENCE);
        return Page.of(found, page, User::username, user -> user);
    }

    @POST
    @Operation(summary = "Add a user")
    public Response create(@Valid NewUser user, @Context RoutingContext http) {
        var created = users.add(user.username(), user.role(), hash(user.password()), Origin.of(caller, http))
                .await()
                .atMost(PATIENCE)
                .orElseThrow(() -> Problems.conflict("The name " + user.username() + " is taken"));
        return Response.created(URI.create("/api/v1/users/" + created.username()))
                .entity(created)
                .build();
    }

    @PUT
    @Path("/{username}/password")
    @Operation(summary = "Set a user's password")
    public void changePassword(String username, @Valid NewPassword wanted, @Context RoutingContext http) {
        if (!users.changePassword(username, hash(wanted.password()), Origin.of(caller, http))
                .await()
                .atMost(PATIENCE)) {
            throw unknown(username);
        }
    }

    @POST
    @Path("/me/password")
    @RolesAllowed("viewer")
    @Operation(summary = "Change one's own password")
    public void changeOwnPassword(@Valid OwnPassword wanted, @Context RoutingContext http) {
        var me = caller.getPrincipal().getName();
        var account = users.find(me).await().atMost(PATIENCE).orElseThrow(() -> unknown(me));
        var current = account.passwordHash()
                .orElseThrow(() -> Problems.conflict("Your password is kept by single sign-on; change it there"));
        if (!Password.matches(wanted.current(), current)) {
            throw Problems.badRequest("The current password is wrong");
        }
        users.changePassword(me, hash(wanted.password()), Origin.of(caller, http))
                .await()
                .atMost(PATIENCE);
    }

    @DELETE
    @Path("/{username}")
    @Operation(summary = "Remove a user; never the last administrator")
    public void remove(String username, @Context RoutingContext http) {
        if (users.find(username).await().atMost(PATIENCE).isEmpty()) {
            throw unknown(username);
        }
        if (!users.remove(username, Origin.of(caller, http)).await().atMost(PATIENCE)) {
            throw Problems.conflict(username
                    + " is the last administrator with a password; make another one first, then remove this one");
        }
    }

    private String hash(String password) {
        if (!Password.acceptable(password, signIn.passwordKinds())) {
            throw Problems.badRequest("A password needs " + Password.rule(signIn.passwordKinds()));
        }
        return Password.hash(password);
    }

    private static HttpProblem unknown(String username) {
        return Problems.notFound("There is no user " + username);
    }
}
