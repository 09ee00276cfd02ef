package health.vigil.notify;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter: recipients that come back are not met by everybody at once.
 *
 * @param first   bound of the wait after the first failure
 * @param longest bound of any wait
 */
record Backoff(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("backoff from " + first + " to " + longest
                    + ": the first wait must be positive, the longest no less");
        }
    }

    /** @param failures so far, 1 or more */
    Duration bound(int failures) {
        var bound = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return bound.compareTo(longest) < 0 ? bound : longest;
    }

    Duration wait(int failures, RandomGenerator random) {
        return Duration.ofMillis(random.nextLong(bound(failures).toMillis() + 1));
    }
}
