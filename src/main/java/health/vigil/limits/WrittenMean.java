package health.vigil.limits;

import health.vigil.rules.Condition;
import health.vigil.rules.Limit;
import health.vigil.rules.WindowMean;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * {@code mean}: a rolling mean above or below a number.
 *
 * @param weight a field by whose value it is weighted at devices that are registered to measure that field
 */
record WrittenMean(
        @Nullable Double above,
        @Nullable Double below,
        boolean inclusive,
        Duration within,
        double coverage,
        @Nullable String weight) {
    WrittenMean {
        Keys.require(within, "mean.within");
        // Built once here, so that a number out of range is an error of the file and not of the first device.
        new WindowMean(Bound.of("mean.", above, below, inclusive), within, coverage, weight);
    }

    Condition of(Reporting reporting) {
        return new WindowMean(limit(), within, coverage, Weight.of(weight, reporting));
    }

    private Limit limit() {
        return Bound.of("mean.", above, below, inclusive);
    }
}
