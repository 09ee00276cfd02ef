package health.vigil.reports.scoring;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.vigil.registry.AskedDivision;
import health.vigil.reports.scoring.ScoringReport.Decision;
import health.vigil.reports.scoring.ScoringReport.Status;
import health.vigil.reports.sheet.Answers;
import health.vigil.reports.sheet.Wanted;
import health.vigil.rules.LocalDay;
import health.vigil.web.Problems;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Year;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** 不良执业行为记分建议. */
@Path("/api/v1/reports/scoring")
@RolesAllowed({"admin", "officer", "viewer"})
@Tag(name = "Reports")
@Blocking
class ScoringResource {
    private static final int LONGEST_REASON = 2000;

    private final Scores scores;
    private final Answers answers;
    private final Clock clock;

    ScoringResource(Scores scores, Answers answers, Clock clock) {
        this.scores = scores;
        this.answers = answers;
        this.clock = clock;
    }

    /** What a person may decide of a proposal. */
    enum Verdict {
        @JsonProperty("confirm")
        CONFIRM(Status.CONFIRMED),
        @JsonProperty("dismiss")
        DISMISS(Status.DISMISSED);

        private final Status status;

        Verdict(Status status) {
            this.status = status;
        }
    }

    record Judgement(@NotNull Verdict verdict, @NotBlank @Size(max = LONGEST_REASON) String reason) {}

    @GET
    @Operation(
            summary =
                    "Proposals for scores of bad practice, each with its finding, and the totals of what was confirmed",
            description = "A proposal has no effect until a person confirms it.")
    public Response report(
            @RestQuery @Nullable @Parameter(description = "all institutions when absent") String site,
            @RestQuery @Nullable @Parameter(description = "GB/T 2260 code, with the units below it; all when absent")
                    String jurisdiction,
            @RestQuery @Nullable @Parameter(description = "such as 2026; this year when absent") String year,
            @BeanParam Wanted wanted) {
        var report = scores.of(year == null ? thisYear() : year(year), divisions(jurisdiction), site);
        return answers.of(wanted, report, words -> new ScoringSheet(report, words).sheet());
    }

    @POST
    @Path("/{id}/decision")
    @RolesAllowed({"admin", "officer"})
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Confirm or dismiss a proposal, with the reason",
            description = "A later decision takes the place of an earlier one; all stay on record.")
    public Decision decide(UUID id, @NotNull @Valid Judgement body, @Context SecurityContext security) {
        return scores.decide(
                        id,
                        body.verdict().status,
                        body.reason(),
                        security.getUserPrincipal().getName())
                .orElseThrow(() -> Problems.notFound("There is no proposal " + id));
    }

    private Year thisYear() {
        return Year.from(LocalDay.of(clock.instant()).date());
    }

    private static Year year(String text) {
        try {
            return Year.parse(text);
        } catch (DateTimeParseException e) {
            throw Problems.badRequest("year: '" + text + "' is not a year such as 2026");
        }
    }

    private static String divisions(@Nullable String jurisdiction) {
        return jurisdiction == null ? "" : AskedDivision.prefix(jurisdiction);
    }
}
