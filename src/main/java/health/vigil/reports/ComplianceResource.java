package health.vigil.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** 达标率: how far measured values kept the legal limits. */
@Path("/api/v1/compliance")
@RolesAllowed({"admin", "officer", "viewer"})
@Tag(name = "Compliance")
@Blocking
class ComplianceResource {
    private final ComplianceReport report;

    ComplianceResource(ComplianceReport report) {
        this.report = report;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Share of values within the legal limits, by field, device, site or jurisdiction and day or month")
    public Page<ComplianceRow> json(@BeanParam ComplianceQuery query, @BeanParam PageRequest page) {
        var after = page.after().orElse("");
        var rows = report.rows(query).stream()
                .filter(row -> row.id().compareTo(after) > 0)
                .limit(page.fetch())
                .toList();
        return Page.of(rows, page, ComplianceRow::id, row -> row);
    }

    @GET
    @Produces("text/csv;qs=0.5")
    @Operation(summary = "The same as CSV, whole")
    public String csv(@BeanParam ComplianceQuery query) throws JsonProcessingException {
        return ComplianceCsv.write(report.rows(query));
    }
}
