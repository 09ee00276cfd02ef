package health.vigil.rules;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A value stays just inside a limit for longer than nature would leave it there: a sign of tampering, not of a broken
 * limit.
 *
 * @param limit     the limit it stays inside of
 * @param margin    how near is suspicious, in the unit of the rule
 * @param tolerance most that the values may differ from each other, in the unit of the rule
 */
public record Parked(Limit limit, double margin, double tolerance, Duration within) implements ValueCondition {
    public Parked {
        Window.check("parked", within);
        if (!(margin > 0) || !(tolerance >= 0)) {
            throw new IllegalArgumentException("parked: the margin must be positive and the tolerance 0 or more");
        }
    }

    @Override
    public Look look(Observation seen, @Nullable Memory memory) {
        if (!isJustInside(seen.value())) {
            return new Look(Finding.RETURNED, seen.value(), null);
        }
        var run = Memory.Run.of(memory, seen, tolerance);
        var parked = !seen.at().isBefore(run.since().plus(within));
        return new Look(parked ? Finding.VIOLATED : Finding.RETURNED, seen.value(), run);
    }

    private boolean isJustInside(double value) {
        return !limit.violatedBy(value) && Math.abs(value - limit.threshold()) <= margin;
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
