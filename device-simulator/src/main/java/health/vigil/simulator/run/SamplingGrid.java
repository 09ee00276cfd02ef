package health.vigil.simulator.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The instants at which a device measures. They lie on a grid that does not depend on when the simulator was started, so
 * that a second run measures at the same instants as the first.
 *
 * @param interval time between samples
 * @param phase shift of this device's grid, so that not all devices measure in the same instant
 */
record SamplingGrid(Duration interval, Duration phase) {

    static SamplingGrid of(String device, Duration interval) {
        var seconds = Math.max(1, interval.toSeconds());
        return new SamplingGrid(interval, Duration.ofSeconds(Math.floorMod(device.hashCode(), seconds)));
    }

    /** Those from {@code from} (exclusive) to {@code to} (inclusive). */
    List<Instant> within(Instant from, Instant to) {
        var instants = new ArrayList<Instant>();
        var step = interval.toMillis();
        var last = Math.floorDiv(to.toEpochMilli() - phase.toMillis(), step);
        for (var n = Math.floorDiv(from.toEpochMilli() - phase.toMillis(), step) + 1; n <= last; n++) {
            instants.add(Instant.ofEpochMilli(n * step + phase.toMillis()));
        }
        return instants;
    }
}
