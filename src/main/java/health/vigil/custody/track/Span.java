package health.vigil.custody.track;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of time, both ends inclusive. */
public record Span(Instant from, Instant to) {
    static final Comparator<Span> ORDER = Comparator.comparing(Span::from).thenComparing(Span::to);

    public Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(from + " is after " + to);
        }
    }

    public boolean overlaps(Span other) {
        return !from.isAfter(other.to) && !other.from.isAfter(to);
    }

    Span plus(Span other) {
        return new Span(from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
    }

    Span widenedBy(Duration by) {
        return new Span(from.minus(by), to.plus(by));
    }

    Span within(Span bounds) {
        return new Span(from.isBefore(bounds.from) ? bounds.from : from, to.isAfter(bounds.to) ? bounds.to : to);
    }

    /** In pieces that are no longer than a length, in order. */
    List<Span> pieces(Duration length) {
        var pieces = new ArrayList<Span>();
        var start = from;
        while (to.isAfter(start.plus(length))) {
            pieces.add(new Span(start, start.plus(length)));
            start = start.plus(length);
        }
        pieces.add(new Span(start, to));
        return pieces;
    }
}
