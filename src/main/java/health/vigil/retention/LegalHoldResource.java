package health.vigil.retention;

import health.vigil.retention.LegalHold.Subject;
import health.vigil.web.Fault;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import health.vigil.work.Transaction;
import io.smallrye.common.annotation.Blocking;
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
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What must not be deleted, whatever its age. */
@Path("/api/v1/legal-holds")
@Tag(name = "retention")
@RolesAllowed("admin")
@Blocking
class LegalHoldResource {
    private static final String PATH = "/api/v1/legal-holds/";
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_NAME = 200;

    private final DataSource database;
    private final Clock clock;

    LegalHoldResource(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** @param until absent: all records from then on */
    record Draft(
            @NotBlank String subject,
            @NotBlank @Size(max = LONGEST_NAME) String target,
            @NotNull OffsetDateTime from,
            @Nullable OffsetDateTime until,
            @NotBlank @Size(max = LONGEST_TEXT) String reason,
            @NotBlank @Size(max = LONGEST_NAME) String document) {}

    record Release(@NotBlank @Size(max = LONGEST_TEXT) String reason) {}

    @GET
    @Operation(summary = "Holds in force, or those that were released; newest first")
    public Page<LegalHold> list(
            @RestQuery @Parameter(description = "those that were released instead") boolean released,
            @BeanParam PageRequest page)
            throws SQLException {
        var holds = Transaction.in(database, tx -> LegalHolds.page(tx, released, page.after(), page.fetch()));
        return Page.of(holds, page, hold -> hold.id().toString(), hold -> hold);
    }

    @POST
    @Operation(
            summary = "Hold the records of a device, site, jurisdiction, container or alarm",
            description =
                    "Nothing of them that was measured from `from` to `until` is deleted until the hold is released.")
    @APIResponse(responseCode = "201")
    public Response impose(@NotNull @Valid Draft draft, @Context SecurityContext security) throws SQLException {
        var subject = Subject.of(draft.subject())
                .orElseThrow(() -> fault(
                        "subject",
                        "'" + draft.subject() + "' is not one of device, site, jurisdiction, container, alarm"));
        var from = draft.from().toInstant();
        var until = draft.until() == null ? null : draft.until().toInstant();
        if (until != null && !until.isAfter(from)) {
            throw fault("until", until + " is not after from, " + from);
        }
        var hold = Transaction.in(database, tx -> {
            var devices = LegalHolds.meant(tx, subject.devices(), draft.target());
            var containers = LegalHolds.meant(tx, subject.containers(), draft.target());
            if (devices.isEmpty() && containers.isEmpty()) {
                throw fault(
                        "target", "no device and no container is known of " + draft.subject() + " " + draft.target());
            }
            var imposed = new LegalHold(
                    UUID.randomUUID(),
                    subject,
                    draft.target(),
                    devices,
                    containers,
                    from,
                    until,
                    draft.reason(),
                    draft.document(),
                    security.getUserPrincipal().getName(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    null,
                    null,
                    null);
            LegalHolds.insert(tx, imposed);
            return imposed;
        });
        return Response.created(URI.create(PATH + hold.id())).entity(hold).build();
    }

    @POST
    @Path("/{id}/release")
    @Operation(
            summary =
                    "Release a hold; what is over its time goes with the next round. 409 when it was released already")
    public LegalHold release(UUID id, @NotNull @Valid Release release, @Context SecurityContext security)
            throws SQLException {
        return Transaction.in(database, tx -> {
            var hold = known(tx, id);
            if (hold.releasedAt() != null) {
                throw Problems.conflict("It was released at " + hold.releasedAt() + " by " + hold.releasedBy());
            }
            LegalHolds.release(tx, id, security.getUserPrincipal().getName(), release.reason(), clock.instant());
            return known(tx, id);
        });
    }

    private static LegalHold known(Connection connection, UUID id) throws SQLException {
        return LegalHolds.find(connection, id)
                .orElseThrow(() -> Problems.notFound("There is no legal hold with id " + id));
    }

    private static RuntimeException fault(String path, String reason) {
        return Problems.unprocessable(List.of(new Fault(path, reason)));
    }
}
