package health.vigil.coldchain.exposure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Spans in order of time, none touching another. */
record Spans(List<Span> list) {
    Spans {
        list = List.copyOf(list);
    }

    /** What touches or overlaps becomes one. */
    static Spans union(Collection<Span> spans) {
        var united = new ArrayList<Span>();
        for (var span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            var last = united.isEmpty() ? null : united.get(united.size() - 1);
            if (last == null || span.from().isAfter(last.to())) {
                united.add(span);
            } else if (span.to().isAfter(last.to())) {
                united.set(united.size() - 1, new Span(last.from(), span.to()));
            }
        }
        return new Spans(united);
    }

    /** The parts of the whole that none of these covers. */
    Spans missingFrom(Span whole) {
        var missing = new ArrayList<Span>();
        var at = whole.from();
        for (var span : list) {
            if (span.from().isAfter(at)) {
                new Span(at, span.from()).within(whole).ifPresent(missing::add);
            }
            at = span.to().isAfter(at) ? span.to() : at;
        }
        if (at.isBefore(whole.to())) {
            missing.add(new Span(at, whole.to()));
        }
        return new Spans(missing);
    }

    boolean meets(Span span) {
        return list.stream().anyMatch(span::meets);
    }

    Duration total() {
        return list.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }

    Duration longest() {
        return list.stream().map(Span::length).max(Duration::compareTo).orElse(Duration.ZERO);
    }
}
