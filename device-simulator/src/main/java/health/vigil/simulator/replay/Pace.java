package health.vigil.simulator.replay;

import java.time.Duration;

/** How fast recorded time passes: a factor of real time, or as fast as the acknowledgements come. */
sealed interface Pace {

    /** When something recorded this long after the first row is due, counted from the start of the replay. */
    Duration due(Duration recorded);

    record Factor(double factor) implements Pace {

        @Override
        public Duration due(Duration recorded) {
            return Duration.ofMillis((long) (recorded.toMillis() / factor));
        }
    }

    record Unpaced() implements Pace {

        @Override
        public Duration due(Duration recorded) {
            return Duration.ZERO;
        }
    }

    /**
     * Reads {@code 60} or {@code max}.
     *
     * @throws IllegalArgumentException if it is neither a positive number nor {@code max}
     */
    static Pace parse(String text) {
        if (text.equals("max")) {
            return new Unpaced();
        }
        try {
            var factor = Double.parseDouble(text);
            if (factor > 0 && Double.isFinite(factor)) {
                return new Factor(factor);
            }
        } catch (NumberFormatException e) {
            // said below, as for factors that are not positive
        }
        throw new IllegalArgumentException("--factor " + text + ": write a number above 0, or max");
    }
}
