package health.vigil.limits;

import health.vigil.rules.Condition;
import health.vigil.rules.DailyMean;
import health.vigil.rules.Limit;
import org.jspecify.annotations.Nullable;

/**
 * {@code daily_mean}: the mean of a local day above or below a number.
 *
 * @param weight a field by whose value it is weighted at devices that are registered to measure that field
 */
record WrittenDailyMean(
        @Nullable Double above, @Nullable Double below, boolean inclusive, double coverage, @Nullable String weight) {
    WrittenDailyMean {
        // Built once here, so that a number out of range is an error of the file and not of the first device.
        new DailyMean(Bound.of("daily_mean.", above, below, inclusive), coverage, weight);
    }

    Condition of(Reporting reporting) {
        return new DailyMean(limit(), coverage, Weight.of(weight, reporting));
    }

    private Limit limit() {
        return Bound.of("daily_mean.", above, below, inclusive);
    }
}
