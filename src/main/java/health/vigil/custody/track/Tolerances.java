package health.vigil.custody.track;

import java.time.Duration;

/**
 * What the rules leave open. No standard gives a figure: engineering presets (ENG), all of them settings.
 *
 * @param stopRadius metres within which a vehicle counts as standing, for positions wander
 * @param confirm    how long a single position off the corridor must stand uncontradicted
 * @param gap        time between two positions from which on the track has a gap (轨迹缺失)
 */
public record Tolerances(double stopRadius, Duration confirm, Duration gap) {
    public Tolerances {
        if (!(stopRadius > 0)) {
            throw new IllegalArgumentException("the radius of a stop must be positive, not " + stopRadius);
        }
        if (confirm.isNegative() || gap.isNegative() || gap.isZero()) {
            throw new IllegalArgumentException("confirm and gap must be positive, not " + confirm + " and " + gap);
        }
    }
}
