package health.vigil.coldchain.exposure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * An uninterrupted time beyond a threshold, of whichever probe.
 *
 * @param leg     position of the leg in which it began
 * @param peak    the measurement farthest beyond
 * @param suspect no measurement of it is free of doubt
 */
public record Run(int leg, Span span, Measurement peak, boolean suspect) {
    static List<Run> beyond(Threshold threshold, Collection<Stay> stays, Collection<Leg> legs) {
        var held =
                stays.stream().flatMap(stay -> stay.beyond(threshold).stream()).toList();
        var runs = new ArrayList<Run>();
        for (var span : Spans.union(held.stream().map(Held::span).toList()).list()) {
            var members = held.stream()
                    .filter(h -> h.span().meets(span))
                    .map(Held::measurement)
                    .toList();
            runs.add(new Run(
                    positionAt(span, legs),
                    span,
                    members.stream()
                            .max(threshold
                                    .severity()
                                    .thenComparing(Comparator.<Measurement>naturalOrder()
                                            .reversed()))
                            .orElseThrow(),
                    members.stream().noneMatch(Measurement::proves)));
        }
        return runs;
    }

    static int positionAt(Span span, Collection<Leg> legs) {
        return legs.stream()
                .filter(leg -> leg.span().meets(span))
                .min(Comparator.comparing(Leg::from).thenComparing(Leg::position))
                .map(Leg::position)
                .orElse(0);
    }
}
