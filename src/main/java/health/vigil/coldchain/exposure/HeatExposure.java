package health.vigil.coldchain.exposure;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * How much warmth vaccine had.
 *
 * @param degreeHours °C·h above the upper end of its range; of each stay the warmest probe counts
 */
public record HeatExposure(double degreeHours, List<HeatIndicator.Count> indicators) {
    private static final double MILLIS_PER_HOUR = 3_600_000;

    static HeatExposure of(Collection<Stay> stays, TemperatureRange range) {
        var above = Threshold.above(range.high());
        var degreeHours = stays.stream()
                .mapToDouble(stay -> stay.probes().stream()
                        .mapToDouble(probe -> degreeHours(probe.beyond(above), range.high()))
                        .max()
                        .orElse(0))
                .sum();
        var counts = Arrays.stream(HeatIndicator.values())
                .map(indicator -> indicator.count(TimeOutOfRange.beyond(indicator.threshold(), stays)))
                .toList();
        return new HeatExposure(degreeHours, counts);
    }

    private static double degreeHours(List<Held> held, double high) {
        return held.stream()
                .mapToDouble(h ->
                        (h.measurement().celsius() - high) * h.span().length().toMillis() / MILLIS_PER_HOUR)
                .sum();
    }
}
