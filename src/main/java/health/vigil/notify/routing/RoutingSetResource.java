package health.vigil.notify.routing;

import health.vigil.web.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.SQLException;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Routing sets 路由表: who is to be told, by which document. */
@Path("/api/v1/routing-sets")
@Tag(name = "routing")
@RolesAllowed("admin")
class RoutingSetResource {
    private final RoutingDesk desk;
    private final DocumentAnswers answers;

    RoutingSetResource(RoutingDesk desk, DocumentAnswers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    /** @param validTo first day on which the set is no longer in force */
    record End(@NotNull LocalDate validTo) {}

    @GET
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "All sets, shipped and imported; only those that were imported have an effect")
    public Page<DocumentView> all() throws SQLException {
        return answers.all(DocumentKind.SET);
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "A set with who imported it; as it was written with Accept: text/yaml")
    public Response get(String id) throws SQLException {
        return answers.json(DocumentKind.SET, id);
    }

    @GET
    @Path("/{id}")
    @Produces("text/yaml")
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(hidden = true)
    public Response yaml(String id) throws SQLException {
        return answers.yaml(DocumentKind.SET, id);
    }

    @PUT
    @Path("/{id}")
    @Consumes({"text/yaml", "application/yaml"})
    @Operation(summary = "Import a set of your own, or a new version, with the ETag of the last GET in If-Match")
    public Response put(
            String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            String yaml,
            @Context SecurityContext security)
            throws SQLException {
        return answers.written(desk.put(DocumentKind.SET, id, ifMatch, yaml, user(security)));
    }

    @POST
    @Path("/{id}/import")
    @Operation(summary = "Put a shipped set into force")
    public Response importShipped(String id, @Context SecurityContext security) throws SQLException {
        return answers.written(desk.importShipped(id, user(security)));
    }

    @POST
    @Path("/{id}/end")
    @Operation(summary = "End a set; it stays on record")
    public Response end(String id, @NotNull @Valid End end, @Context SecurityContext security) throws SQLException {
        return answers.written(desk.end(id, end.validTo(), user(security)));
    }

    private static String user(SecurityContext security) {
        return security.getUserPrincipal().getName();
    }
}
