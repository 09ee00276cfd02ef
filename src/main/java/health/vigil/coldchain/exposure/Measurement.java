package health.vigil.coldchain.exposure;

import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Quality;
import java.time.Instant;
import java.util.Comparator;

/**
 * A temperature that a probe measured.
 *
 * @param probe id of the device that measured it
 */
public record Measurement(String probe, Instant at, double celsius, Flags flags) implements Comparable<Measurement> {
    private static final Comparator<Measurement> ORDER = Comparator.comparing(Measurement::at)
            .thenComparing(Measurement::probe)
            .thenComparing(Measurement::celsius)
            .thenComparing(m -> m.flags().bits());

    public Measurement {
        if (!Double.isFinite(celsius)) {
            throw new IllegalArgumentException(probe + " at " + at + " is not a finite temperature: " + celsius);
        }
    }

    /** Proves what the temperature was. A value that is suspected proves nothing. */
    public boolean proves() {
        return flags.forAlarm() && flags.quality() == Quality.GOOD;
    }

    /** Speaks of what the temperature may have been: a suspected value can't acquit, but it can accuse. */
    public boolean accuses() {
        return flags.forAlarm();
    }

    /** Says nothing of the temperature at all. */
    boolean isBad() {
        return flags.quality() == Quality.BAD;
    }

    @Override
    public int compareTo(Measurement other) {
        return ORDER.compare(this, other);
    }
}
