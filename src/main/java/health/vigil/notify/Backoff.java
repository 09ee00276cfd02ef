package health.vigil.notify;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: densely in the first hour, then ever less often. The wait is random up to a bound
 * (full jitter), so that recipients that come back are not met by everybody at once.
 *
 * @param first   bound of the wait after the first failure; doubles
 * @param dense   the bound grows no further than this in the first hour
 * @param longest the bound grows no further than this afterwards
 */
record Backoff(Duration first, Duration dense, Duration longest) {
    private static final Duration DENSE_FOR = Duration.ofHours(1);
    /** After the first hour the bound is this part of the time that it has lasted. */
    private static final int PART_OF_AGE = 4;

    private static final int MOST_DOUBLINGS = 30;

    Backoff {
        if (first.isNegative() || first.isZero() || dense.compareTo(first) < 0 || longest.compareTo(dense) < 0) {
            throw new IllegalArgumentException("retries from " + first + " to " + dense + " and then " + longest
                    + ": the first wait must be positive, the others no less than the one before");
        }
    }

    /**
     * @param failures so far, 1 or more
     * @param age      since the first of them
     */
    Duration bound(int failures, Duration age) {
        if (age.compareTo(DENSE_FOR) >= 0) {
            return least(age.dividedBy(PART_OF_AGE), longest);
        }
        return least(first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS)), dense);
    }

    Duration wait(int failures, Duration age, RandomGenerator random) {
        return Duration.ofMillis(random.nextLong(bound(failures, age).toMillis() + 1));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
