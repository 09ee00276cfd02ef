package health.vigil.coldchain.exposure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A time from its first moment up to, and without, its last. */
public record Span(Instant from, Instant to) {
    public Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("from " + from + " is after to " + to);
        }
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    /** What both have in common; empty if that takes no time. */
    Optional<Span> within(Span other) {
        var start = from.isAfter(other.from) ? from : other.from;
        var end = to.isBefore(other.to) ? to : other.to;
        return start.isBefore(end) ? Optional.of(new Span(start, end)) : Optional.empty();
    }

    boolean meets(Span other) {
        return within(other).isPresent();
    }
}
