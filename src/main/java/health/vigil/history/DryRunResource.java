package health.vigil.history;

import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Dry runs that were started lately. */
@Path("/api/v1/dry-runs")
@Tag(name = "rules")
@RolesAllowed({"admin", "officer", "viewer"})
@Blocking
class DryRunResource {
    private final DryRuns runs;
    private final HistoryConfig config;

    DryRunResource(DryRuns runs, HistoryConfig config) {
        this.runs = runs;
        this.config = config;
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far a dry run is; when it is finished, what differs, by device")
    public DryRunView get(@RestPath UUID id, @BeanParam PageRequest page) {
        var run = runs.find(id).orElseThrow(() -> unknown(id));
        if (!run.isFinished()) {
            return DryRunView.of(run, null);
        }
        var rows = run.differences(page.after().orElse(null), page.fetch());
        return DryRunView.of(run, Page.of(rows, page, DryRunView.DeviceView::device, view -> view));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"admin", "officer"})
    @Operation(summary = "End a dry run and forget it")
    public void delete(@RestPath UUID id) {
        if (!runs.remove(id)) {
            throw unknown(id);
        }
    }

    private RuntimeException unknown(UUID id) {
        return Problems.notFound("There is no dry run " + id + "; finished ones are kept for "
                + config.dryRun().keep());
    }
}
