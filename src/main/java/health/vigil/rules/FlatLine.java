package health.vigil.rules;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A value does not move although nature would: an instrument that is dead, frozen or bypassed. All values of the window
 * are known, without a gap, and none differs from another by more than the tolerance.
 *
 * @param tolerance in the unit of the rule; 0: constant to the last digit
 */
public record FlatLine(Duration within, double tolerance) implements ValueCondition {
    public FlatLine {
        Window.check("flat line", within);
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("flat line: the tolerance must be 0 or more, not " + tolerance);
        }
    }

    @Override
    public Look look(Observation seen, @Nullable Memory memory) {
        var run = Memory.Run.of(memory, seen, tolerance);
        var flat = !seen.at().isBefore(run.since().plus(within));
        // A run that has just begun ends the one before; until it is long enough nothing is flat.
        return new Look(flat ? Finding.VIOLATED : Finding.RETURNED, seen.value(), run);
    }

    @Override
    public Duration reach() {
        return within;
    }

    @Override
    public double threshold() {
        return tolerance;
    }
}
