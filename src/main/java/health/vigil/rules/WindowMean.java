package health.vigil.rules;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The mean of the last hours, rolling. Unknown while less of the window is covered by values than {@code coverage}.
 *
 * @param coverage share of the window that must be covered by values, above 0 and at most 1; 0.75 in HJ 355
 * @param weight   the field by whose value each value is weighted, for instance {@code flow} (HJ 212-2017 Annex D);
 *                 absent for the arithmetic mean
 */
public record WindowMean(Limit limit, Duration within, double coverage, @Nullable String weight)
        implements ValueCondition {
    public WindowMean {
        Window.check("mean", within);
        Window.checkCoverage("mean", coverage);
    }

    @Override
    public Look look(Observation seen, @Nullable Memory memory) {
        var window = Window.of(memory, within).add(seen);
        if (window.coverage(within) < coverage || !window.hasMean()) {
            return Look.unknown(window);
        }
        var mean = window.mean();
        return new Look(limit.find(mean), mean, window);
    }

    @Override
    public Duration reach() {
        return within;
    }

    @Override
    public double threshold() {
        return limit.threshold();
    }
}
