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
import java.time.Duration;
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
    private final Deadlines deadlines;
    private final DeliveryLog deliveries;
    private final Outlook outlook;
    private final ReadingsAround readings;

    AlarmResource(
            AlarmQueries alarms,
            AlarmDesk desk,
            Deadlines deadlines,
            DeliveryLog deliveries,
            Outlook outlook,
            ReadingsAround readings) {
        this.alarms = alarms;
        this.desk = desk;
        this.deadlines = deadlines;
        this.deliveries = deliveries;
        this.outlook = outlook;
        this.readings = readings;
    }

    record Remark(@Nullable @Size(max = LONGEST_COMMENT) String comment) {}

    /** @param duration ISO 8601, for instance {@code PT8H} */
    record Shelving(@NotNull Duration duration, @NotBlank @Size(max = LONGEST_COMMENT) String reason) {}

    record Assignment(@Nullable String assignee, @Nullable @Size(max = LONGEST_COMMENT) String comment) {}

    record Comment(@NotBlank @Size(max = LONGEST_COMMENT) String comment) {}

    @GET
    @Operation(summary = "Alarms, newest first")
    public Page<AlarmView> list(@BeanParam AlarmFilter filter, @BeanParam PageRequest page) throws SQLException {
        return alarms.page(filter, page);
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "An alarm with its history, its deliveries and the readings around it",
            description =
                    "'deadlines' are the statutory clocks that run if their condition holds, which people have to "
                            + "decide; counted from when the alarm was raised.")
    public AlarmDetail get(UUID id) throws SQLException {
        var alarm = known(id);
        return new AlarmDetail(
                alarm,
                deadlines.of(alarm),
                alarms.history(id),
                deliveries.of(id),
                outlook.of(alarm).orElse(null),
                readings.of(alarm));
    }

    @POST
    @Path("/{id}/acknowledge")
    @RolesAllowed({"admin", "officer"})
    @Operation(summary = "Take note of an alarm; the first time counts")
    public AlarmView acknowledge(UUID id, @NotNull @Valid Remark body, @Context SecurityContext security)
            throws SQLException {
        desk.acknowledge(id, user(security), body.comment());
        return known(id);
    }

    @POST
    @Path("/{id}/shelve")
    @RolesAllowed({"admin", "officer"})
    @Operation(
            summary = "Set an alarm aside for a time",
            description = "It calls nobody until then, nor do new alarms of the same rule on the same device. Ends by "
                    + "itself. 409 when its state doesn't allow it.")
    public AlarmView shelve(UUID id, @NotNull @Valid Shelving body, @Context SecurityContext security)
            throws SQLException {
        desk.shelve(id, user(security), body.duration(), body.reason());
        return known(id);
    }

    @POST
    @Path("/{id}/unshelve")
    @RolesAllowed({"admin", "officer"})
    @Operation(summary = "End shelving; 409 when it is not shelved")
    public AlarmView unshelve(UUID id, @NotNull @Valid Remark body, @Context SecurityContext security)
            throws SQLException {
        desk.unshelve(id, user(security), body.comment());
        return known(id);
    }

    @POST
    @Path("/{id}/reset")
    @RolesAllowed({"admin", "officer"})
    @Operation(summary = "Let go of a latched alarm whose condition is over; 409 otherwise")
    public AlarmView reset(UUID id, @NotNull @Valid Remark body, @Context SecurityContext security)
            throws SQLException {
        desk.reset(id, user(security), body.comment());
        return known(id);
    }

    @POST
    @Path("/{id}/assign")
    @RolesAllowed({"admin", "officer"})
    @Operation(summary = "Say who is to see to an alarm; without an assignee, nobody; 409 when it is over and noted")
    public AlarmView assign(UUID id, @NotNull @Valid Assignment body, @Context SecurityContext security)
            throws SQLException {
        desk.assign(id, user(security), body.assignee(), body.comment());
        return known(id);
    }

    @POST
    @Path("/{id}/comment")
    @RolesAllowed({"admin", "officer"})
    @Operation(summary = "Add a remark to an alarm's history")
    public AlarmView comment(UUID id, @NotNull @Valid Comment body, @Context SecurityContext security)
            throws SQLException {
        desk.comment(id, user(security), body.comment());
        return known(id);
    }

    private static String user(SecurityContext security) {
        return security.getUserPrincipal().getName();
    }

    private AlarmView known(UUID id) throws SQLException {
        return alarms.find(id).orElseThrow(() -> Problems.notFound("There is no alarm " + id));
    }
}
