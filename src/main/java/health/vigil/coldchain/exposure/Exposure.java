package health.vigil.coldchain.exposure;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What vaccine was exposed to on a journey.
 *
 * @param above          time above its range
 * @param below          time below its range
 * @param coldest        of the measurements that are free of doubt
 * @param warmest        likewise
 * @param mean           °C, weighted by time; of each stay the warmest probe counts
 * @param meanKinetic    °C, likewise: an indicator of exposure, which clears neither a freeze event nor any excursion
 * @param missing        parts of the journey that no leg tells of
 * @param proven         time for which a sound value stands
 */
public record Exposure(
        TimeOutOfRange above,
        TimeOutOfRange below,
        Optional<Measurement> coldest,
        Optional<Measurement> warmest,
        OptionalDouble mean,
        OptionalDouble meanKinetic,
        HeatExposure heat,
        List<Excursion> excursions,
        List<FreezeEvent> freezeEvents,
        List<Gap> gaps,
        List<Span> missing,
        Duration proven) {

    static Exposure of(TemperatureRecord record, Requirement requirement, LoggingIntervals intervals) {
        var stays = Stay.of(record.legs(), record.measurements(), intervals);
        var range = requirement.range();
        var above = Threshold.above(range.high());
        var below = Threshold.below(range.low() == null ? Double.NEGATIVE_INFINITY : range.low());
        var sound = stays.stream()
                .flatMap(stay -> stay.measured().stream())
                .filter(Measurement::proves)
                .toList();
        var byWarmth = Comparator.comparingDouble(Measurement::celsius);
        var kinetic = MeanKinetic.of(stays);
        return new Exposure(
                TimeOutOfRange.of(above, stays),
                TimeOutOfRange.of(below, stays),
                sound.stream().min(byWarmth.thenComparing(Comparator.naturalOrder())),
                sound.stream().min(byWarmth.reversed().thenComparing(Comparator.naturalOrder())),
                kinetic.arithmeticMean(),
                kinetic.celsius(),
                HeatExposure.of(stays, range),
                Stream.concat(
                                Run.beyond(above, stays, record.legs()).stream()
                                        .map(run -> new Excursion(Direction.ABOVE, run)),
                                Run.beyond(below, stays, record.legs()).stream()
                                        .map(run -> new Excursion(Direction.BELOW, run)))
                        .sorted(Comparator.comparing(e -> e.run().span().from()))
                        .toList(),
                requirement.freezeSensitive() ? FreezeEvent.in(stays, record.legs()) : List.of(),
                Gap.in(stays, record.legs()),
                Spans.union(record.legs().stream().map(Leg::span).toList())
                        .missingFrom(record.journey())
                        .list(),
                provenTime(stays));
    }

    private static Duration provenTime(List<Stay> stays) {
        return Spans.union(stays.stream()
                        .flatMap(stay -> stay.probes().stream())
                        .flatMap(series -> series.proven().stream())
                        .map(Held::span)
                        .toList())
                .total();
    }
}
