package health.vigil.rules;

import org.jspecify.annotations.Nullable;

/**
 * A value must not be above, or below, a threshold.
 *
 * @param threshold in the unit of the rule
 * @param inclusive the threshold itself counts as a violation (WHO PQS TR07 does so)
 * @param deadband  how far back inside a value must come to count as returned, in the unit of the rule; 0 or more
 */
public record Limit(Direction direction, double threshold, boolean inclusive, double deadband)
        implements ValueCondition {
    /** Which side of the threshold is forbidden. */
    public enum Direction {
        ABOVE,
        BELOW
    }

    public Limit {
        if (!Double.isFinite(threshold) || !(deadband >= 0)) {
            throw new IllegalArgumentException("limit " + threshold + " with deadband " + deadband
                    + ": the threshold must be finite and the deadband 0 or more");
        }
    }

    @Override
    public Look look(Observation seen, @Nullable Memory memory) {
        // A value above the measuring range is known only to be at least so high: it says nothing of a lower limit.
        return seen.atLeast() && direction == Direction.BELOW
                ? Look.noNews(memory)
                : new Look(find(seen.value()), seen.value(), memory);
    }

    Finding find(double value) {
        if (violatedBy(value)) {
            return Finding.VIOLATED;
        }
        return returnedAt(value) ? Finding.RETURNED : Finding.BETWEEN;
    }

    public boolean violatedBy(double value) {
        var excess = excess(value);
        return inclusive ? excess >= 0 : excess > 0;
    }

    /** Back inside by at least the deadband. Between this and a violation an alarm stays as it is. */
    public boolean returnedAt(double value) {
        return !violatedBy(value) && excess(value) <= -deadband;
    }

    private double excess(double value) {
        return direction == Direction.ABOVE ? value - threshold : threshold - value;
    }
}
