package health.vigil.notify.routing;

import health.vigil.web.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Working calendars 工作日历, by which escalations count their waits. */
@Path("/api/v1/calendars")
@Tag(name = "routing")
@RolesAllowed("admin")
class CalendarResource {
    private final RoutingDesk desk;
    private final DocumentAnswers answers;

    CalendarResource(RoutingDesk desk, DocumentAnswers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    @GET
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "All calendars; the shipped one counts until another of its id is imported")
    public Page<DocumentView> all() throws SQLException {
        return answers.all(DocumentKind.CALENDAR);
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "A calendar with who imported it; as it was written with Accept: text/yaml")
    public Response get(String id) throws SQLException {
        return answers.json(DocumentKind.CALENDAR, id);
    }

    @GET
    @Path("/{id}")
    @Produces("text/yaml")
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(hidden = true)
    public Response yaml(String id) throws SQLException {
        return answers.yaml(DocumentKind.CALENDAR, id);
    }

    @PUT
    @Path("/{id}")
    @Consumes({"text/yaml", "application/yaml"})
    @Operation(summary = "Import a calendar, or a new version, with the ETag of the last GET in If-Match")
    public Response put(
            String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            String yaml,
            @Context SecurityContext security)
            throws SQLException {
        var user = security.getUserPrincipal().getName();
        return answers.written(desk.put(DocumentKind.CALENDAR, id, ifMatch, yaml, user));
    }
}
