package health.vigil.coldchain.exposure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What one probe measured during a stay, and shortly before, for the value that stood when the stay began. */
record Series(Span stay, Duration allowed, List<Measurement> inOrder) {
    /**
     * The times beyond a threshold. A suspected value counts where it is beyond, and ends nothing where it is not.
     */
    List<Held> beyond(Threshold threshold) {
        return held(m -> m.proves() || m.accuses() && threshold.isMetBy(m.celsius())).stream()
                .filter(held -> threshold.isMetBy(held.measurement().celsius()))
                .toList();
    }

    List<Held> proven() {
        return held(Measurement::proves);
    }

    /** Where no value was recorded for longer than allowed; the beginning and the end of the stay need none. */
    List<Span> gaps(Predicate<Measurement> counts) {
        return gaps(
                stay,
                allowed,
                inOrder.stream().filter(counts).map(Measurement::at).toList());
    }

    static List<Span> gaps(Span stay, Duration allowed, List<Instant> inOrder) {
        var gaps = new ArrayList<Span>();
        var last = stay.from();
        for (var at : inOrder) {
            if (at.isBefore(stay.to())) {
                addIfLonger(gaps, last, at, allowed);
                last = at.isAfter(last) ? at : last;
            }
        }
        addIfLonger(gaps, last, stay.to(), allowed);
        return gaps;
    }

    private static void addIfLonger(List<Span> gaps, Instant from, Instant to, Duration allowed) {
        if (from.plus(allowed).isBefore(to)) {
            gaps.add(new Span(from, to));
        }
    }

    private List<Held> held(Predicate<Measurement> counts) {
        var counted = inOrder.stream().filter(counts).toList();
        var held = new ArrayList<Held>();
        for (var i = 0; i < counted.size(); i++) {
            var measurement = counted.get(i);
            var end = measurement.at().plus(allowed);
            var next = i + 1 < counted.size() ? counted.get(i + 1).at() : end;
            new Span(measurement.at(), next.isBefore(end) ? next : end)
                    .within(stay)
                    .ifPresent(span -> held.add(new Held(measurement, span)));
        }
        return held;
    }
}
