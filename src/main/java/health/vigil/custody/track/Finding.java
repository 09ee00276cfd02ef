package health.vigil.custody.track;

import health.vigil.rules.ProcessCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a vehicle did that it must not, by one rule.
 *
 * @param rule   id of the rule
 * @param onset  since when it was so
 * @param at     when the rule was broken by it
 * @param last   when it is known to have been so last
 * @param until  when it is known to have ended; absent while it goes on
 * @param metres farthest from the corridor; 0 for other kinds
 * @param place  where it was at the onset
 * @param trip   the trip that the vehicle was on at the onset; empty if none is known
 */
public record Finding(
        ProcessCheck.Kind kind,
        String rule,
        Instant onset,
        Instant at,
        Instant last,
        @Nullable Instant until,
        double metres,
        LatLon place,
        String trip) {
    static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::onset).thenComparing(Finding::kind).thenComparing(Finding::rule);

    private static final double MILLIS_PER_HOUR = 3_600_000;

    /** In the unit of its check: metres for a deviation, hours for a stop and an open door. */
    public double value() {
        return kind == ProcessCheck.Kind.OFF_CORRIDOR
                ? metres
                : Duration.between(onset, last).toMillis() / MILLIS_PER_HOUR;
    }

    /** The same, known to have begun with another one. */
    Finding continuing(Finding earlier) {
        return new Finding(
                kind,
                rule,
                earlier.onset,
                earlier.at,
                last,
                until,
                Math.max(metres, earlier.metres),
                earlier.place,
                earlier.trip);
    }

    /** The same, known to go on as another one. */
    Finding lastingAs(Finding later) {
        return new Finding(kind, rule, onset, at, later.last, later.until, Math.max(metres, later.metres), place, trip);
    }

    Finding endingAt(Instant end) {
        return new Finding(kind, rule, onset, at, end, end, metres, place, trip);
    }

    /** The same, known to be over at a time. */
    Finding overBy(Instant end) {
        return new Finding(kind, rule, onset, at, last, end, metres, place, trip);
    }

    /** Of the same kind, and begun while the other went on. */
    boolean isPartOf(Finding other) {
        return kind == other.kind && rule.equals(other.rule) && (other.until == null || onset.isBefore(other.until));
    }

    boolean overlaps(Span span) {
        return !onset.isAfter(span.to()) && (until == null || !until.isBefore(span.from()));
    }

    /** From its onset to where it ended or is known of. */
    Span span() {
        return new Span(onset, until == null ? last : until);
    }
}
