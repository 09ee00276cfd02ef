package health.vigil.limits;

import org.jspecify.annotations.Nullable;

/** The weight of a mean. */
final class Weight {
    private Weight() {}

    /**
     * A mean is weighted only where the weight is known to be measured beside it; elsewhere no mean would ever be valid,
     * so there it is the arithmetic one.
     */
    static @Nullable String of(@Nullable String weight, Reporting reporting) {
        return weight != null && reporting.fields().contains(weight) ? weight : null;
    }
}
