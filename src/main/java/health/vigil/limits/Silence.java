package health.vigil.limits;

import health.vigil.rules.NoData;
import java.time.Duration;

/**
 * How long a device, or one of its fields, may say nothing.
 *
 * @param intervals in reporting intervals of the device, 1 or more
 * @param atLeast   for devices that report so often that the intervals would be shorter than a network hiccup
 * @param perField  one field is silent while the device is heard
 */
public record Silence(int intervals, Duration atLeast, boolean perField) {
    public Silence {
        Keys.check(intervals >= 1, "silence.intervals: must be 1 or more, not " + intervals);
        Keys.require(atLeast, "silence.at_least");
        Keys.check(!atLeast.isNegative(), "silence.at_least: must not be negative");
    }

    NoData of(Reporting reporting) {
        var longest = reporting.interval().multipliedBy(intervals);
        return new NoData(longest.compareTo(atLeast) < 0 ? atLeast : longest, perField);
    }
}
