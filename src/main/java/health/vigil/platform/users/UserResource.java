package health.vigil.platform.users;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Users and their passwords. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Blocking
class UserResource {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    record UserList(List<User> items, @Nullable String nextCursor) {}

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

    UserResource(Users users, SecurityIdentity caller) {
        this.users = users;
        this.caller = caller;
    }

    @GET
    public UserList list(
            @RestQuery Optional<String> cursor, @RestQuery @DefaultValue("200") @Min(1) @Max(1000) int limit) {
        var found = users.list(cursor.map(UserResource::decode).orElse(""), limit + 1)
                .await()
                .atMost(PATIENCE);
        var page = found.subList(0, Math.min(limit, found.size()));
        return new UserList(
                page, found.size() > limit ? encode(page.get(limit - 1).username()) : null);
    }

    @POST
    public Response create(@Valid NewUser user) {
        var created = users.add(user.username(), user.role(), hash(user.password()))
                .await()
                .atMost(PATIENCE)
                .orElseThrow(() -> problem(Response.Status.CONFLICT, "The name " + user.username() + " is taken"));
        return Response.created(URI.create("/api/v1/users/" + created.username()))
                .entity(created)
                .build();
    }

    @PUT
    @Path("/{username}/password")
    public void changePassword(String username, @Valid NewPassword wanted) {
        if (!users.changePassword(username, hash(wanted.password())).await().atMost(PATIENCE)) {
            throw unknown(username);
        }
    }

    @POST
    @Path("/me/password")
    @RolesAllowed("viewer")
    public void changeOwnPassword(@Valid OwnPassword wanted) {
        var me = caller.getPrincipal().getName();
        var account = users.find(me).await().atMost(PATIENCE).orElseThrow(() -> unknown(me));
        if (!Password.matches(wanted.current(), account.passwordHash())) {
            throw problem(Response.Status.BAD_REQUEST, "The current password is wrong");
        }
        users.changePassword(me, hash(wanted.password())).await().atMost(PATIENCE);
    }

    @DELETE
    @Path("/{username}")
    public void remove(String username) {
        if (users.find(username).await().atMost(PATIENCE).isEmpty()) {
            throw unknown(username);
        }
        if (!users.remove(username).await().atMost(PATIENCE)) {
            throw problem(
                    Response.Status.CONFLICT,
                    username + " is the last administrator; make another one first, then remove this one");
        }
    }

    private static String hash(String password) {
        if (!Password.acceptable(password)) {
            throw problem(
                    Response.Status.BAD_REQUEST,
                    "A password needs at least " + Password.MIN_CHARACTERS + " characters and at most "
                            + Password.MAX_BYTES + " bytes");
        }
        return Password.hash(password);
    }

    private static String encode(String username) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(username.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw problem(Response.Status.BAD_REQUEST, "The cursor isn't one that this list gave out");
        }
    }

    private static HttpProblem unknown(String username) {
        return problem(Response.Status.NOT_FOUND, "There is no user " + username);
    }

    private static HttpProblem problem(Response.Status status, String detail) {
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(status.getReasonPhrase())
                .withDetail(detail)
                .build();
    }
}
