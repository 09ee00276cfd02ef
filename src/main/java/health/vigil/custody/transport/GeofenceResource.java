package health.vigil.custody.transport;

import health.vigil.ingest.Rows;
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

/** Where vehicles may stop and open their box. */
@Path("/api/v1/geofences")
@Tag(name = "vehicles")
@RolesAllowed("admin")
@Blocking
class GeofenceResource {
    private static final String WHAT = "geofence";

    private final TerrainTransaction transaction;
    private final TransportConfig config;

    GeofenceResource(TerrainTransaction transaction, TransportConfig config) {
        this.transaction = transaction;
        this.config = config;
    }

    @GET
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "Geofences by id, the implied circles around sites among them")
    public Page<GeofenceView> list(@BeanParam PageRequest page) throws SQLException {
        var rows = transaction.read(
                connection -> GeofenceRows.page(connection, page.after(), page.fetch(), config.siteRadius()));
        return Page.of(rows, page, GeofenceRow::id, GeofenceView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"admin", "officer", "viewer"})
    public Response get(String id) throws SQLException {
        return answer(Response.ok(), read(id));
    }

    @POST
    @Operation(summary = "Add a geofence; every vehicle's last day is judged again")
    @APIResponse(responseCode = "201")
    public Response create(@NotNull GeofenceDraft draft, @Context SecurityContext security, @Context UriInfo uri)
            throws SQLException {
        var id = Objects.requireNonNullElse(draft.id(), "");
        transaction.change(tx -> {
            var row = draft.checked(id, 0, sites(tx));
            if (GeofenceRows.find(tx, id, config.siteRadius()).isPresent()) {
                throw Problems.conflict("There is a geofence '" + id + "' already; change it with PUT");
            }
            GeofenceRows.insert(tx, row);
            return change(security, id, null, row);
        });
        return answer(Response.created(uri.getAbsolutePathBuilder().path(id).build()), read(id));
    }

    @PUT
    @Path("/{id}")
    @Operation(summary = "Change a geofence; needs the ETag of the last GET in If-Match")
    public Response replace(
            String id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull GeofenceDraft draft,
            @Context SecurityContext security)
            throws SQLException {
        transaction.change(tx -> {
            var before = own(tx, id);
            EntityTags.require(ifMatch, before.version());
            var row = draft.checked(id, before.version() + 1, sites(tx));
            GeofenceRows.update(tx, row);
            return change(security, id, before, row);
        });
        return answer(Response.ok(), read(id));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete a geofence; needs the ETag of the last GET in If-Match")
    @APIResponse(responseCode = "204")
    public void delete(String id, @RestHeader("If-Match") @Nullable String ifMatch, @Context SecurityContext security)
            throws SQLException {
        transaction.change(tx -> {
            var before = own(tx, id);
            EntityTags.require(ifMatch, before.version());
            GeofenceRows.delete(tx, id);
            return change(security, id, before, null);
        });
    }

    private GeofenceRow read(String id) throws SQLException {
        return transaction.read(connection -> known(connection, id));
    }

    private GeofenceRow known(Connection connection, String id) throws SQLException {
        return GeofenceRows.find(connection, id, config.siteRadius())
                .orElseThrow(() -> Problems.notFound("There is no geofence '" + id + "'"));
    }

    private GeofenceRow own(Connection connection, String id) throws SQLException {
        var row = known(connection, id);
        if (row.polygon() == null) {
            throw Problems.conflict("'" + id + "' is the circle around a site; register a geofence with \"site\":\""
                    + row.site() + "\" to replace it");
        }
        return row;
    }

    private static TextCheck.Known sites(Connection connection) throws SQLException {
        return new TextCheck.Known("site", new Rows("SELECT id FROM site").list(connection, row -> row.getString(1)));
    }

    private static TerrainTransaction.Change change(
            SecurityContext security, String id, @Nullable GeofenceRow before, @Nullable GeofenceRow after) {
        return new TerrainTransaction.Change(
                WHAT,
                id,
                security.getUserPrincipal().getName(),
                before == null ? null : GeofenceView.of(before),
                after == null ? null : GeofenceView.of(after));
    }

    private static Response answer(Response.ResponseBuilder response, GeofenceRow row) {
        return response.entity(GeofenceView.of(row))
                .tag(EntityTags.of(row.version()))
                .build();
    }
}
