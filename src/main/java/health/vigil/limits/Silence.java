package health.vigil.limits;

import java.time.Duration;

/**
 * How long a device may say nothing.
 *
 * @param intervals in reporting intervals of the device, 1 or more
 * @param atLeast   for devices that report so often that the intervals would be shorter than a network hiccup
 */
public record Silence(int intervals, Duration atLeast) {
    public Silence {
        Keys.check(intervals >= 1, "silence.intervals: must be 1 or more, not " + intervals);
        Keys.require(atLeast, "silence.at_least");
        Keys.check(!atLeast.isNegative(), "silence.at_least: must not be negative");
    }

    Duration of(Duration interval) {
        var longest = interval.multipliedBy(intervals);
        return longest.compareTo(atLeast) < 0 ? atLeast : longest;
    }
}
