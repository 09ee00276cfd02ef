package health.vigil.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what the values of one field are found suspect; numbers in its unit. What is infinite, or absent, is not checked.
 * Ranges, invariants and the tests for spike, rate of change and flat line are those of IOOS QARTOD, as far as they can
 * be told when a value arrives, without the next one.
 *
 * @param sensorMin  lowest value that a usual sensor measures
 * @param sensorMax  highest value that a usual sensor measures
 * @param step       a value further than this from the one before is a spike, if that one was steady
 * @param rate       largest usual change in a minute; a change within less time counts as that of a minute
 * @param flatAfter  a value that has been the same to the last digit for this long is flat
 * @param zeroAfter  a value that has been exactly zero for this long is stuck
 * @param neighbour  largest usual difference between two devices at one sampling point
 * @param invariants what holds between it and other fields of the same moment
 */
public record Checks(
        double sensorMin,
        double sensorMax,
        double step,
        double rate,
        @Nullable Duration flatAfter,
        @Nullable Duration zeroAfter,
        double neighbour,
        List<Invariant> invariants) {
    private static final double OFF = Double.POSITIVE_INFINITY;
    private static final double MINUTE = Duration.ofMinutes(1).toMillis();

    public static final Checks NONE = new Checks(-OFF, OFF, OFF, OFF, null, null, OFF, List.of());

    public Checks {
        if (!(sensorMin < sensorMax) || !(step > 0) || !(rate > 0) || !(neighbour > 0)) {
            throw new IllegalArgumentException(
                    "checks: sensor_min must be below sensor_max; step, rate and neighbour" + " must be above 0");
        }
        invariants = List.copyOf(invariants);
    }

    /**
     * What is suspect about a value in itself and beside the one before.
     *
     * @param before the value judged before; absent at the beginning and after a gap
     * @param trace  how the channel came to the value before
     * @return the reading, with what was found
     */
    public Reading look(Reading reading, @Nullable Reading before, Trace trace) {
        var flags = inRange(reading.value(), reading.flags());
        return reading.with(before == null ? flags : inTime(reading, before, trace, flags));
    }

    private Flags inRange(double value, Flags flags) {
        if (value < sensorMin) {
            return flags.with(Flag.BELOW_RANGE);
        }
        return value > sensorMax && !flags.has(Flag.ABOVE_RANGE) ? flags.with(Flag.ABOVE_SENSOR_RANGE) : flags;
    }

    private Flags inTime(Reading reading, Reading before, Trace trace, Flags flags) {
        var change = Math.abs(reading.value() - before.value());
        if (change == 0) {
            return held(reading, trace.since(), flags);
        }
        // The way back from a spike is as steep as the way there, and says nothing against the value it leads to.
        if (!trace.steady()) {
            return flags;
        }
        if (change > step) {
            return flags.with(Flag.SPIKE);
        }
        return change > rate * minutes(before.at(), reading.at()) ? flags.with(Flag.RATE_OF_CHANGE) : flags;
    }

    private Flags held(Reading reading, @Nullable Instant since, Flags flags) {
        if (isOver(flatAfter, since, reading.at())) {
            flags = flags.with(Flag.FLAT_LINE);
        }
        return reading.value() == 0 && isOver(zeroAfter, since, reading.at()) ? flags.with(Flag.STUCK_AT_ZERO) : flags;
    }

    private static boolean isOver(@Nullable Duration most, @Nullable Instant since, Instant at) {
        return most != null && since != null && !at.isBefore(since.plus(most));
    }

    private static double minutes(Instant from, Instant to) {
        return Math.max(1, Duration.between(from, to).toMillis() / MINUTE);
    }
}
