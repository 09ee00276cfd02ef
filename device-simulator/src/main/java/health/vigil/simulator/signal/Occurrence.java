package health.vigil.simulator.signal;

import java.time.Duration;
import java.time.Instant;

/** Something that starts and ends: an open door, a beam. */
record Occurrence(Instant start, Instant end) {

    Duration duration() {
        return Duration.between(start, end);
    }

    boolean covers(Instant t) {
        return !t.isBefore(start) && t.isBefore(end);
    }
}
