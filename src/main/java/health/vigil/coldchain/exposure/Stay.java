package health.vigil.coldchain.exposure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The uninterrupted time in one equipment. Legs that go on in the same equipment are one stay, so that it makes no
 * difference in how many a journey was written down.
 */
record Stay(Equipment equipment, Span span, List<Series> probes) {
    static List<Stay> of(Collection<Leg> legs, Collection<Measurement> measurements, LoggingIntervals intervals) {
        Map<String, List<Measurement>> byProbe =
                measurements.stream().distinct().sorted().collect(Collectors.groupingBy(Measurement::probe));
        var stays = new ArrayList<Stay>();
        Leg open = null;
        for (var leg : legs.stream()
                .sorted(Comparator.comparing(Leg::from).thenComparing(Leg::position))
                .toList()) {
            if (open != null
                    && open.equipment().equals(leg.equipment())
                    && open.to().equals(leg.from())) {
                open = new Leg(open.position(), open.equipment(), open.from(), leg.to());
                continue;
            }
            if (open != null) {
                stays.add(of(open, byProbe, intervals));
            }
            open = leg;
        }
        if (open != null) {
            stays.add(of(open, byProbe, intervals));
        }
        return stays;
    }

    private static Stay of(Leg leg, Map<String, List<Measurement>> byProbe, LoggingIntervals intervals) {
        var allowed = intervals.of(leg.equipment().holding());
        var reach = new Span(leg.from().minus(allowed), leg.to());
        var probes = leg.equipment().probes().stream()
                .map(probe -> new Series(leg.span(), allowed, within(byProbe.getOrDefault(probe, List.of()), reach)))
                .toList();
        return new Stay(leg.equipment(), leg.span(), probes);
    }

    private static List<Measurement> within(List<Measurement> inOrder, Span reach) {
        return inOrder.stream()
                .filter(m -> !m.at().isBefore(reach.from()) && m.at().isBefore(reach.to()))
                .toList();
    }

    List<Measurement> measured() {
        return probes.stream()
                .flatMap(series -> series.inOrder().stream())
                .filter(m -> !m.at().isBefore(span.from()))
                .sorted()
                .toList();
    }

    /** Where no probe recorded what counts. */
    List<Span> gaps(Predicate<Measurement> counts) {
        var inOrder = probes.stream()
                .flatMap(series -> series.inOrder().stream())
                .filter(counts)
                .map(Measurement::at)
                .sorted()
                .toList();
        return Series.gaps(span, allowed(), inOrder);
    }

    Series series(String probe) {
        return probes.get(List.copyOf(equipment.probes()).indexOf(probe));
    }

    Duration allowed() {
        return probes.get(0).allowed();
    }

    List<Held> beyond(Threshold threshold) {
        return probes.stream()
                .flatMap(series -> series.beyond(threshold).stream())
                .toList();
    }
}
