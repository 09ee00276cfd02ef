package health.vigil.rules;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A value changes too fast. Compared are the newest value and the one a window before it; before a window is full, the
 * oldest since the last gap.
 *
 * @param change most that the value may change within the window, in the unit of the rule; negative watches a fall,
 *     positive a rise
 */
public record RateOfChange(double change, Duration within) implements ValueCondition {
    public RateOfChange {
        if (!Double.isFinite(change) || change == 0) {
            throw new IllegalArgumentException("rate of change: the change must be a number and not 0");
        }
        Window.check("rate of change", within);
    }

    @Override
    public Look look(Observation seen, @Nullable Memory memory) {
        var window = (seen.afterGap() ? Window.empty(within) : Window.of(memory, within)).note(seen);
        var changed = seen.value() - window.oldest();
        var violated = change > 0 ? changed > change : changed < change;
        return new Look(violated ? Finding.VIOLATED : Finding.RETURNED, changed, window);
    }

    @Override
    public Duration reach() {
        return within;
    }

    @Override
    public double threshold() {
        return change;
    }
}
