package health.vigil.custody.reconcile;

/**
 * Two weights of the same waste.
 *
 * @param expected what the other is measured by
 */
public record Comparison(Between between, Mass expected, Mass found) {
    /** What is compared on a trip. */
    public enum Between {
        /** Declared on the manifest 联单, and handed over. */
        MANIFEST_AND_OUT,
        /** Declared on the manifest, and arrived. */
        MANIFEST_AND_IN,
        /** Handed over, and arrived. */
        OUT_AND_IN
    }

    /** Positive when more was found than expected. */
    public Mass difference() {
        return found.minus(expected);
    }

    /** The difference as a share of what was expected, never negative. */
    public double share() {
        return difference().magnitude().shareOf(expected);
    }

    /** A difference of exactly the tolerance is within it. */
    public boolean isWithin(double tolerance) {
        return difference().magnitude().compareTo(expected.times(tolerance)) <= 0;
    }
}
