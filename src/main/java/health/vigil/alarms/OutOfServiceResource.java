package health.vigil.alarms;

import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is out of service: an administrative suppression of alarms, by permit and for a time (ISA-18.2). */
@Path("/api/v1/out-of-service")
@Tag(name = "alarms")
@RolesAllowed("admin")
class OutOfServiceResource {
    private static final String PATH = "/api/v1/out-of-service/";
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_PERMIT = 100;

    private final OutOfServiceDesk desk;

    OutOfServiceResource(OutOfServiceDesk desk) {
        this.desk = desk;
    }

    /** @param rule rule id; absent: every rule on the device */
    record Draft(
            @NotBlank String device,
            @Nullable String rule,
            @NotBlank @Size(max = LONGEST_PERMIT) String permit,
            @NotBlank @Size(max = LONGEST_TEXT) String reason,
            @NotNull OffsetDateTime until) {}

    @GET
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(summary = "What is out of service, or what was; newest first")
    public Page<OutOfServiceOrder> list(
            @RestQuery @Parameter(description = "those that have ended instead") boolean ended,
            @BeanParam PageRequest page)
            throws SQLException {
        var orders = desk.list(ended, page.after().map(AlarmKey::parse), page.fetch());
        return Page.of(orders, page, order -> new AlarmKey(order.since(), order.id()).text(), order -> order);
    }

    @POST
    @Operation(
            summary = "Take a device, or one rule on it, out of service",
            description = "Its alarms, open and new, call nobody until it is returned to service or the time is over. "
                    + "409 when it is out of service already.")
    public Response begin(@NotNull @Valid Draft draft, @Context SecurityContext security) throws SQLException {
        var order = desk.begin(
                draft.device(),
                draft.rule(),
                draft.until().toInstant(),
                security.getUserPrincipal().getName(),
                draft.permit(),
                draft.reason());
        return Response.created(URI.create(PATH + order.id())).entity(order).build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Return to service; alarms that are still active are announced as changed")
    public void end(UUID id, @Context SecurityContext security) throws SQLException {
        desk.end(id, security.getUserPrincipal().getName());
    }
}
