package health.vigil.coldchain.exposure;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What is recorded of a journey 全程温度记录 (疫苗管理法 art. 39).
 *
 * @param journey      from dispatch to arrival
 * @param legs         in any order
 * @param measurements in any order, with or without repetitions, of whichever probes
 */
public record TemperatureRecord(Span journey, List<Leg> legs, Collection<Measurement> measurements) {
    public TemperatureRecord {
        legs = legs.stream()
                .sorted(Comparator.comparing(Leg::from).thenComparing(Leg::position))
                .toList();
        measurements = List.copyOf(measurements);
    }

    /** What vaccine with this need was exposed to. */
    public Exposure exposure(Requirement requirement, LoggingIntervals intervals) {
        return Exposure.of(this, requirement, intervals);
    }
}
