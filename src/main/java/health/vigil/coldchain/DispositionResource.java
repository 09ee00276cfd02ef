package health.vigil.coldchain;

import health.vigil.ingest.Rows;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import io.smallrye.common.annotation.Blocking;
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
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What was isolated, and what became of it (疫苗管理法 art. 40). Records are added, never changed. */
@Path("/api/v1/vaccine-dispositions")
@Tag(name = "cold chain")
@RolesAllowed({"admin", "officer"})
@Blocking
class DispositionResource {
    private final DataSource database;
    private final DispositionDesk desk;

    DispositionResource(DataSource database, DispositionDesk desk) {
        this.database = database;
        this.desk = desk;
    }

    @GET
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(
            summary = "Isolations and disposals in order of time, of a lot, of a consignment or of a waste container")
    public Page<Disposition> list(
            @RestQuery @Nullable UUID lot,
            @RestQuery @Nullable String consignment,
            @RestQuery @Nullable String container,
            @BeanParam PageRequest page) {
        var rows = new Rows("SELECT * FROM vaccine_disposition d WHERE true")
                .andIf("d.lot = ?", lot)
                .andIf("d.consignment = ?", consignment)
                .andIf("d.container = ?", container);
        page.after()
                .ifPresent(after -> rows.and(
                        "(d.at, d.id) > (SELECT l.at, l.id FROM vaccine_disposition l WHERE l.id::text = ?)", after));
        var found = rows.then("ORDER BY d.at, d.id LIMIT " + page.fetch()).list(database, Disposition::of);
        return Page.of(found, page, disposition -> disposition.id().toString(), disposition -> disposition);
    }

    @POST
    @Operation(
            summary = "Record that vaccine was isolated, released, returned or destroyed",
            description = "Destroyed vaccine is pharmaceutical waste: name the waste container that it went into. Once"
                    + " all of a refused consignment was released, returned or destroyed, its alarms end.")
    @APIResponse(responseCode = "201")
    public Response add(@NotNull DispositionDraft draft, @Context SecurityContext security) throws SQLException {
        var disposition = desk.add(draft, security.getUserPrincipal().getName());
        return Response.created(URI.create("/api/v1/vaccine-dispositions?lot=" + disposition.lot()))
                .entity(disposition)
                .build();
    }
}
