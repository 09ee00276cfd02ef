package health.vigil.notify;

import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Silences 静默: for a time nobody is first told of the alarms that they match. What was told goes on being told. */
@Path("/api/v1/silences")
@Tag(name = "silences")
@RolesAllowed({"admin", "officer"})
class SilenceResource {
    private static final String PATH = "/api/v1/silences/";

    private final SilenceTable silences;
    private final SilenceConfig config;
    private final Clock clock;

    SilenceResource(SilenceTable silences, SilenceConfig config, Clock clock) {
        this.silences = silences;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "Silences that hold or are to come, or those that are over; newest first")
    public Page<Silence> list(
            @RestQuery @Parameter(description = "those that are over instead") boolean ended,
            @BeanParam PageRequest page)
            throws SQLException {
        var after = page.after().map(SilenceResource::key).orElse(null);
        var found = silences.page(ended, clock.instant(), after, page.fetch());
        return Page.of(found, page, silence -> silence.id().toString(), silence -> silence);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"admin", "officer", "viewer"})
    public Silence get(UUID id) throws SQLException {
        return known(id);
    }

    @POST
    @Operation(
            summary = "Silence the alarms that match, for a time",
            description =
                    "Alarms raised meanwhile are recorded and listed, and tell nobody until it is over. Urgent ones "
                            + "only an administrator can silence (403).")
    @APIResponse(responseCode = "201")
    public Response create(@NotNull SilenceDraft draft, @Context SecurityContext security) throws SQLException {
        if (draft.holdsBackUrgent() && !security.isUserInRole("admin")) {
            throw HttpProblem.valueOf(
                    Response.Status.FORBIDDEN, "up_to: only an administrator can silence urgent alarms");
        }
        var silence = draft.by(security.getUserPrincipal().getName(), clock.instant(), config.longest());
        silences.insert(silence);
        return Response.created(URI.create(PATH + silence.id())).entity(silence).build();
    }

    @POST
    @Path("/{id}/end")
    @Operation(
            summary = "End a silence before its time; 409 when it is over",
            description = "Alarms that are still active are told of then.")
    public Silence end(UUID id, @Context SecurityContext security) throws SQLException {
        var silence = known(id);
        if (!silences.end(id, security.getUserPrincipal().getName(), clock.instant())) {
            var end = silence.endedAt() == null
                    ? "its time ended at " + silence.endsAt()
                    : silence.endedBy() + " ended it at " + silence.endedAt();
            throw Problems.conflict("It is over: " + end);
        }
        return known(id);
    }

    private Silence known(UUID id) throws SQLException {
        return silences.find(id).orElseThrow(() -> Problems.notFound("There is no silence " + id));
    }

    private static UUID key(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest("cursor: not one of this list; send next_cursor of the page before, or none");
        }
    }
}
