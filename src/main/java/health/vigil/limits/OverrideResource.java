package health.vigil.limits;

import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Rules changed for a place and a time. They are revoked, not deleted: what was judged by them stays explained. */
@Path("/api/v1/overrides")
@Tag(name = "rules")
@RolesAllowed({"admin", "officer", "viewer"})
class OverrideResource {
    private final OverrideDesk desk;

    OverrideResource(OverrideDesk desk) {
        this.desk = desk;
    }

    record Revocation(@NotBlank @Size(max = OverrideCheck.LONGEST_TEXT) String why) {}

    @GET
    @Operation(summary = "Overrides, newest first")
    public Page<OverrideView> list(@BeanParam OverrideFilter filter, @BeanParam PageRequest page) throws SQLException {
        return desk.list(filter, page);
    }

    @GET
    @Path("/{id}")
    public OverrideView get(long id) throws SQLException {
        return desk.get(id);
    }

    @POST
    @RolesAllowed({"admin", "officer"})
    @Operation(
            summary = "Ask for an override",
            description =
                    "In force at once when an administrator asks and no legal limit is loosened; all else waits for"
                            + " the approval of another administrator")
    @APIResponse(responseCode = "201")
    public Response propose(@NotNull OverrideDraft draft, @Context SecurityContext security, @Context UriInfo uri)
            throws SQLException {
        var made = desk.propose(draft, user(security), security.isUserInRole("admin"));
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(Long.toString(made.id()))
                        .build())
                .entity(made)
                .build();
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed("admin")
    @Operation(summary = "Put a proposed override in force; not by who asked for it")
    public OverrideView approve(long id, @Context SecurityContext security) throws SQLException {
        return desk.approve(id, user(security));
    }

    @POST
    @Path("/{id}/revoke")
    @RolesAllowed("admin")
    @Operation(summary = "End an override now, or turn a proposed one down")
    public OverrideView revoke(long id, @NotNull @Valid Revocation revocation, @Context SecurityContext security)
            throws SQLException {
        return desk.revoke(id, user(security), revocation.why());
    }

    private static String user(SecurityContext security) {
        return security.getUserPrincipal().getName();
    }
}
