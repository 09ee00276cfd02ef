package health.vigil.custody;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A container as people and other systems see it.
 *
 * @param site         the institution that it comes from
 * @param ageHours     since it was stored, or else packed, until it was treated or closed; else until now
 * @param dueAt        the next limit that it breaks if nothing happens
 * @param overdueSince since when a clock that runs is past its last limit
 * @param weightKg     as last weighed
 * @param breaches     what it breaks now, the worst first
 */
@JsonInclude
record ContainerView(
        String id,
        @Nullable String kind,
        @Nullable String category,
        @Nullable SiteRef site,
        @Nullable String department,
        @Nullable String jurisdiction,
        String state,
        Instant stateAt,
        @Nullable String holder,
        @Nullable String place,
        @Nullable Double ageHours,
        @Nullable Instant storedAt,
        @Nullable Instant dueAt,
        @Nullable Instant overdueSince,
        @Nullable Double weightKg,
        @Nullable String trip,
        @Nullable String manifest,
        List<BreachView> breaches) {
    record SiteRef(String id, String name, String nameEn) {}

    /**
     * @param check a kind of {@link health.vigil.rules.ProcessCheck}
     * @param since when it became a breach
     * @param value hours for clocks, kg for weights
     */
    @JsonInclude
    record BreachView(
            String check,
            String rule,
            String name,
            String nameEn,
            String priority,
            Instant since,
            @Nullable Double value) {}

    ContainerView breaking(List<BreachView> found) {
        return new ContainerView(
                id,
                kind,
                category,
                site,
                department,
                jurisdiction,
                state,
                stateAt,
                holder,
                place,
                ageHours,
                storedAt,
                dueAt,
                overdueSince,
                weightKg,
                trip,
                manifest,
                found);
    }
}
