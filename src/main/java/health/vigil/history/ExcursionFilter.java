package health.vigil.history;

import health.vigil.ingest.Rows;
import health.vigil.ingest.TimeRange;
import health.vigil.registry.AskedDivision;
import health.vigil.registry.Family;
import health.vigil.web.Problems;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which excursions are asked for; what is absent doesn't narrow. */
public record ExcursionFilter(
        @RestQuery @Nullable @Parameter(description = "device id") String device,
        @RestQuery @Nullable @Parameter(description = "rule id") String rule,
        @RestQuery @Nullable @Parameter(description = "sensor family, for instance drinking_water") String family,
        @RestQuery
                @Nullable
                @Parameter(description = "GB/T 2260 code: this division and all below it, for instance 440200")
                String jurisdiction,
        @RestQuery @Nullable @Parameter(description = "still on at or after, ISO 8601 with offset") String since,
        @RestQuery @Nullable @Parameter(description = "begun before, ISO 8601 with offset") String until) {

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the parameter that can't be understood */
    Rows rows() {
        return new Rows(ExcursionRows.SELECT + " WHERE e.standing <> 'withdrawn'")
                .andIf("e.device_id = ?", device)
                .andIf("e.rule_id = ?", rule)
                .andIf("e.family = ?", given(family, ExcursionFilter::familyText))
                .andIf("starts_with(e.jurisdiction, ?)", given(jurisdiction, AskedDivision::prefix))
                .andIf("coalesce(e.ended_at, 'infinity') >= ?", given(since, text -> TimeRange.parse("since", text)))
                .andIf("e.onset_at < ?", given(until, text -> TimeRange.parse("until", text)));
    }

    private static <T> @Nullable T given(@Nullable String text, Function<String, T> meaning) {
        return text == null ? null : meaning.apply(text);
    }

    private static String familyText(String text) {
        return Family.of(text)
                .orElseThrow(() -> Problems.badRequest("family: '" + text + "' is not a sensor family"))
                .text();
    }
}
