package health.vigil.coldchain.exposure;

import java.util.Comparator;

/**
 * A temperature that is too warm or too cold to reach.
 *
 * @param inclusive whether the value itself counts, as with WHO, or only what is beyond it, as with a range
 */
record Threshold(Direction direction, double celsius, boolean inclusive) {
    boolean isMetBy(double value) {
        var beyond = direction == Direction.ABOVE ? value > celsius : value < celsius;
        return beyond || inclusive && value == celsius;
    }

    /** The farthest from the threshold is the greatest. */
    Comparator<Measurement> severity() {
        var byWarmth = Comparator.comparingDouble(Measurement::celsius);
        return direction == Direction.ABOVE ? byWarmth : byWarmth.reversed();
    }

    static Threshold above(double celsius) {
        return new Threshold(Direction.ABOVE, celsius, false);
    }

    static Threshold below(double celsius) {
        return new Threshold(Direction.BELOW, celsius, false);
    }

    static Threshold atOrAbove(double celsius) {
        return new Threshold(Direction.ABOVE, celsius, true);
    }

    static Threshold atOrBelow(double celsius) {
        return new Threshold(Direction.BELOW, celsius, true);
    }
}
