package health.vigil.rules;

/**
 * A value must stay on one side of a threshold.
 *
 * @param threshold in the field's unit
 * @param inclusive the threshold itself already counts as a violation (WHO PQS); otherwise it is still allowed
 * @param deadband  how far back inside the value must come before it counts as returned; in the field's unit, 0 or more
 */
public record Limit(Direction direction, double threshold, boolean inclusive, double deadband) implements Condition {
    /** The side of the threshold that is forbidden. */
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
