package health.vigil.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The values of one local day by hour.
 *
 * @param start    midnight, China Standard Time
 * @param interval how often the device reports, as of its newest value
 * @param hours    the hours that have values, in order
 */
public record Day(Instant start, Duration interval, List<Hour> hours) implements Memory {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int HOURS = 24;

    /**
     * @param hour   0 to 23
     * @param sum    of its values, each times its weight
     * @param weight sum of the weights
     */
    public record Hour(int hour, int count, double sum, double weight) {}

    public Day {
        hours = List.copyOf(hours);
    }

    static Day of(Instant at) {
        return new Day(LocalDay.of(at).start(), Duration.ofMinutes(1), List.of());
    }

    Instant end() {
        return start.plus(Duration.ofHours(HOURS));
    }

    boolean contains(Instant at) {
        return !at.isBefore(start) && at.isBefore(end());
    }

    Day add(Observation seen) {
        if (seen.weight() < 0) {
            return this;
        }
        var hour = (int) Duration.between(start, seen.at()).toHours();
        var next = new ArrayList<>(hours);
        var last = next.size() - 1;
        var summand = seen.value() * seen.weight();
        if (last >= 0 && next.get(last).hour == hour) {
            var before = next.get(last);
            next.set(last, new Hour(hour, before.count + 1, before.sum + summand, before.weight + seen.weight()));
        } else {
            next.add(new Hour(hour, 1, summand, seen.weight()));
        }
        return new Day(start, seen.interval(), next);
    }

    /** Enough of the planned values are there: of the hours, or of the day where a device reports less than hourly. */
    boolean isValid(double coverage) {
        var planned = interval.compareTo(HOUR) > 0 ? Duration.ofDays(1).dividedBy(interval) : HOURS;
        var there = interval.compareTo(HOUR) > 0
                ? hours.stream().mapToInt(Hour::count).sum()
                : valid(coverage).size();
        return there >= coverage * planned && weight(coverage) > 0;
    }

    /** Without weights the mean of the hourly means, with weights the weighted mean of all values of valid hours. */
    double mean(double coverage) {
        var valid = valid(coverage);
        var unweighted = valid.stream().allMatch(hour -> hour.weight == hour.count);
        return unweighted
                ? valid.stream()
                        .mapToDouble(hour -> hour.sum / hour.weight)
                        .average()
                        .orElseThrow()
                : valid.stream().mapToDouble(Hour::sum).sum() / weight(coverage);
    }

    private double weight(double coverage) {
        return valid(coverage).stream().mapToDouble(Hour::weight).sum();
    }

    private List<Hour> valid(double coverage) {
        var planned = interval.compareTo(HOUR) > 0 ? 1 : HOUR.dividedBy(interval);
        return hours.stream().filter(hour -> hour.count >= coverage * planned).toList();
    }
}
