package health.vigil.custody.transport;

import health.vigil.registry.Device;
import health.vigil.registry.Registry;
import health.vigil.web.EntityTags;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Which way vehicles are to take. */
@Path("/api/v1/corridors")
@Tag(name = "vehicles")
@RolesAllowed("admin")
@Blocking
class CorridorResource {
    private static final String WHAT = "corridor";

    private final TerrainTransaction transaction;
    private final Registry registry;

    CorridorResource(TerrainTransaction transaction, Registry registry) {
        this.transaction = transaction;
        this.registry = registry;
    }

    @GET
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "Corridors by id")
    public Page<CorridorView> list(@BeanParam PageRequest page) throws SQLException {
        var rows = transaction.read(connection -> CorridorRows.page(connection, page.after(), page.fetch()));
        return Page.of(rows, page, CorridorRow::id, CorridorView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"admin", "officer", "viewer"})
    public Response get(String id) throws SQLException {
        return answer(Response.ok(), read(id));
    }

    @POST
    @Operation(summary = "Add a corridor; every vehicle's last day is judged again")
    @APIResponse(responseCode = "201")
    public Response create(@NotNull CorridorDraft draft, @Context SecurityContext security, @Context UriInfo uri)
            throws SQLException {
        var id = Objects.requireNonNullElse(draft.id(), "");
        transaction.change(tx -> {
            var row = draft.checked(id, 0, vehicles());
            if (CorridorRows.find(tx, id).isPresent()) {
                throw Problems.conflict("There is a corridor '" + id + "' already; change it with PUT");
            }
            CorridorRows.insert(tx, row);
            return change(security, id, null, row);
        });
        return answer(Response.created(uri.getAbsolutePathBuilder().path(id).build()), read(id));
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Change a corridor; needs the ETag of the last GET in If-Match")
    public Response replace(
            String id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull CorridorDraft draft,
            @Context SecurityContext security)
            throws SQLException {
        transaction.change(tx -> {
            var before = known(tx, id);
            EntityTags.require(ifMatch, before.version());
            var row = draft.checked(id, before.version() + 1, vehicles());
            CorridorRows.update(tx, row);
            return change(security, id, before, row);
        });
        return answer(Response.ok(), read(id));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a corridor; needs the ETag of the last GET in If-Match")
    @APIResponse(responseCode = "204")
    public void delete(String id, @RestHeader("If-Match") @Nullable String ifMatch, @Context SecurityContext security)
            throws SQLException {
        transaction.change(tx -> {
            var before = known(tx, id);
            EntityTags.require(ifMatch, before.version());
            CorridorRows.delete(tx, id);
            return change(security, id, before, null);
        });
    }

    private CorridorRow read(String id) throws SQLException {
        return transaction.read(connection -> known(connection, id));
    }

    private static CorridorRow known(Connection connection, String id) throws SQLException {
        return CorridorRows.find(connection, id)
                .orElseThrow(() -> Problems.notFound("There is no corridor '" + id + "'"));
    }

    private TextCheck.Known vehicles() {
        return new TextCheck.Known(
                "vehicle",
                registry.snapshot().devices().stream()
                        .filter(VehicleSink::isVehicle)
                        .map(Device::id)
                        .toList());
    }

    private static TerrainTransaction.Change change(
            SecurityContext security, String id, @Nullable CorridorRow before, @Nullable CorridorRow after) {
        return new TerrainTransaction.Change(
                WHAT,
                id,
                security.getUserPrincipal().getName(),
                before == null ? null : CorridorView.of(before),
                after == null ? null : CorridorView.of(after));
    }

    private static Response answer(Response.ResponseBuilder response, CorridorRow row) {
        return response.entity(CorridorView.of(row))
                .tag(EntityTags.of(row.version()))
                .build();
    }
}
