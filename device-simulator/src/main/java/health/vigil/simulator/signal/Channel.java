package health.vigil.simulator.signal;

import java.time.Duration;
import java.time.Instant;

/**
 * One field of a device.
 *
 * @param cycle zero for a continuous probe; else the cycle of an analyser, which has a value once a cycle only
 */
public record Channel(Signal signal, Duration cycle) {

    public static Channel continuous(Signal signal) {
        return new Channel(signal, Duration.ZERO);
    }

    public static Channel everyTwoHours(Signal signal) {
        return new Channel(signal, Duration.ofHours(2));
    }

    /** Whether a device that samples at this interval has a new value at this sample. */
    public boolean measuresAt(Instant at, Duration interval) {
        return cycle.isZero() || cycleOf(at) != cycleOf(at.minus(interval));
    }

    private long cycleOf(Instant t) {
        return Math.floorDiv(t.toEpochMilli(), cycle.toMillis());
    }
}
