package health.vigil.custody;

import health.vigil.custody.ledger.ContainerState;
import health.vigil.ingest.Rows;
import health.vigil.registry.AskedDivision;
import health.vigil.rules.ProcessCheck;
import health.vigil.web.Problems;
import health.vigil.web.Truth;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which containers are asked for; what is absent doesn't narrow. */
record ContainerFilter(
        @RestQuery @Parameter(description = "packed, stored, handed_over and so on; repeat for several")
                List<String> state,
        @RestQuery @Nullable @Parameter(description = "id of the institution, or of the plant") String site,
        @RestQuery
                @Nullable
                @Parameter(description = "GB/T 2260 code: this division and all below it, for instance 440200")
                String jurisdiction,
        @RestQuery @Nullable String department,
        @RestQuery @Nullable String trip,
        @RestQuery @Nullable String manifest,
        @RestQuery
                @Nullable
                @Parameter(description = "true: only those past the last limit of a clock, the longest overdue first")
                String overdue,
        @RestQuery
                @Nullable
                @Parameter(description = "a check that is broken now, for instance store_age or container_balance")
                String breach) {
    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the parameter that can't be understood */
    Rows narrow(Rows rows) {
        state.forEach(ContainerFilter::check);
        if (!state.isEmpty()) {
            rows.and("c.state = ANY (?)", (Object) state.toArray(String[]::new));
        }
        if (site != null) {
            rows.and("(c.site_id = ? OR c.plant_site = ?)", site, site);
        }
        if (jurisdiction != null) {
            rows.and("starts_with(c.jurisdiction, ?)", AskedDivision.prefix(jurisdiction));
        }
        if (breach != null) {
            rows.and("c.breaches <> '{}' AND c.breaches @> ARRAY[?::text]", kind(breach));
        }
        if (isOverdue()) {
            rows.and("c.overdue_since IS NOT NULL");
        }
        return rows.andIf("c.department = ?", department)
                .andIf("c.trip = ?", trip)
                .andIf("c.manifest = ?", manifest);
    }

    boolean isOverdue() {
        return Boolean.TRUE.equals(Truth.of("overdue", overdue));
    }

    private static void check(String state) {
        var known =
                Arrays.stream(ContainerState.values()).map(ContainerState::text).toList();
        if (!known.contains(state)) {
            throw Problems.badRequest("state: '" + state + "' is none of " + String.join(", ", known));
        }
    }

    private static String kind(String breach) {
        return ProcessCheck.Kind.of(breach)
                .map(ProcessCheck.Kind::text)
                .orElseThrow(() -> Problems.badRequest(
                        "breach: '" + breach + "' is no check such as store_age or container_balance"));
    }
}
