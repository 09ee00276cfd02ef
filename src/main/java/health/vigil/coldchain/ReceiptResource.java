package health.vigil.coldchain;

import static java.util.Objects.requireNonNull;

import health.vigil.coldchain.exposure.Verdict;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The receipt of a consignment: Vigil proposes, a person decides. */
@Path("/api/v1/consignments/{id}/receipt")
@Tag(name = "cold chain")
@RolesAllowed({"admin", "officer"})
@Blocking
class ReceiptResource {
    private final ReceiptDesk desk;

    ReceiptResource(ReceiptDesk desk) {
        this.desk = desk;
    }

    /** @param decisions in the order in which they were made */
    record View(String consignment, ProposalView proposal, List<Decision> decisions) {}

    /** What a person decides. */
    record Draft(
            @Nullable @Schema(required = true, description = "accept, hold or refuse") String verdict,
            @Nullable @Schema(required = true, description = "why; kept with the proposal of that moment")
                    String reason) {}

    @GET
    @RolesAllowed({"admin", "officer", "viewer"})
    @Operation(
            summary = "What is proposed, with every reason and the exposure of each lot, and what was decided",
            description =
                    "疫苗管理法 art. 39: a record that is missing or out of range is to be refused and reported at once"
                            + " to the county's drug and health authorities. The mean kinetic temperature is shown and clears"
                            + " nothing.")
    public View get(String id) throws SQLException {
        return new View(id, desk.proposal(id), desk.decisions(id));
    }

    @POST
    @Operation(
            summary = "Decide, with a reason",
            description =
                    "To refuse raises the alarms of what the record shows, and so does to accept what is proposed to"
                            + " be refused. 409 when it was decided, or has not arrived; to hold may be followed by another"
                            + " decision.")
    @APIResponse(responseCode = "201")
    public Response decide(String id, @NotNull Draft draft, @Context SecurityContext security) throws SQLException {
        var faults = new Faults();
        var verdict =
                draft.verdict() == null ? null : Verdict.of(draft.verdict()).orElse(null);
        faults.when(verdict == null, "verdict", "must be accept, hold or refuse");
        faults.requiredText("reason", draft.reason());
        faults.refuse();
        desk.decide(
                id,
                requireNonNull(verdict),
                requireNonNull(draft.reason()),
                security.getUserPrincipal().getName());
        return Response.created(URI.create("/api/v1/consignments/" + id + "/receipt"))
                .entity(get(id))
                .build();
    }
}
