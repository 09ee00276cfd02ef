package health.vigil.simulator.fault;

import java.time.Duration;
import java.time.Instant;

/** When a fault is there: from its start up to, not including, its end. */
record Span(Instant from, Instant to) {

    boolean covers(Instant t) {
        return !t.isBefore(from) && t.isBefore(to);
    }

    /**
     * How far a fault has come: rises from 0 to 1 after its start and falls back to 0 after its end, each over the
     * given ramp.
     */
    double weight(Instant t, Duration ramp) {
        if (t.isBefore(from)) {
            return 0;
        }
        if (ramp.isZero()) {
            return covers(t) ? 1 : 0;
        }
        var risen = Math.min(1, seconds(from, t) / (ramp.toMillis() / 1000.0));
        var fallen = t.isBefore(to) ? 0 : Math.min(1, seconds(to, t) / (ramp.toMillis() / 1000.0));
        return Math.max(0, risen - fallen);
    }

    static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
