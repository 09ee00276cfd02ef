package health.vigil.rules;

import java.time.Duration;
import java.time.Instant;

/**
 * A value as a condition sees it.
 *
 * @param atLeast  the true value may be higher: it is above the measuring range
 * @param afterGap the time since the value judged before is unknown, so nothing that was timed goes on
 * @param since    time since the value judged before; zero after a gap
 * @param interval how often the device reports
 * @param weight   by which a mean weights the value; 1 where it does not, negative where the weight is not known
 */
public record Observation(
        Instant at, double value, boolean atLeast, boolean afterGap, Duration since, Duration interval, double weight) {
    Observation weighted(double by) {
        return new Observation(at, value, atLeast, afterGap, since, interval, by);
    }
}
