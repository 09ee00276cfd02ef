package health.vigil.alarms;

import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
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
import jakarta.ws.rs.core.SecurityContext;
import java.sql.SQLException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Alarms, and what officers do with them. */
@Path("/api/v1/alarms")
@Tag(name = "alarms")
@RolesAllowed({"admin", "officer", "viewer"})
class AlarmResource {
    private static final int LONGEST_COMMENT = 2000;

    private final AlarmQueries alarms;
    private final AlarmDesk desk;
    private final DeliveryLog deliveries;
    private final ReadingsAround readings;

    AlarmResource(AlarmQueries alarms, AlarmDesk desk, DeliveryLog deliveries, ReadingsAround readings) {
        this.alarms = alarms;
        this.desk = desk;
        this.deliveries = deliveries;
        this.readings = readings;
    }

    record Acknowledgement(@Nullable @Size(max = LONGEST_COMMENT) String comment) {}

    record Comment(@NotBlank @Size(max = LONGEST_COMMENT) String comment) {}

    @GET
    @Operation(summary = "Alarms, newest first")
    public Page<AlarmView> list(@BeanParam AlarmFilter filter, @BeanParam PageRequest page) throws SQLException {
        return alarms.page(filter, page);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "An alarm with its history, its deliveries and the readings around it")
    public AlarmDetail get(UUID id) throws SQLException {
        var alarm = known(id);
        return new AlarmDetail(alarm, alarms.history(id), deliveries.of(id), readings.of(alarm));
    }

    @POST
    @Path("/{id}/acknowledge")
    @RolesAllowed({"admin", "officer"})
    @Operation(summary = "Take note of an alarm; the first time counts")
    public AlarmView acknowledge(UUID id, @NotNull @Valid Acknowledgement body, @Context SecurityContext security)
            throws SQLException {
        known(id);
        desk.acknowledge(id, security.getUserPrincipal().getName(), body.comment());
        return known(id);
    }

    @POST
    @Path("/{id}/comment")
    @RolesAllowed({"admin", "officer"})
    @Operation(summary = "Add a remark to an alarm's history")
    public AlarmView comment(UUID id, @NotNull @Valid Comment body, @Context SecurityContext security)
            throws SQLException {
        known(id);
        desk.comment(id, security.getUserPrincipal().getName(), body.comment());
        return known(id);
    }

    private AlarmView known(UUID id) throws SQLException {
        return alarms.find(id).orElseThrow(() -> Problems.notFound("There is no alarm " + id));
    }
}
