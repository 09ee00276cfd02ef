package health.vigil.coldchain.exposure;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether a probe's temperatures were recorded as often as GSP Appendix 3 wants: every 30 min in storage, 5 min in
 * transport, 2 min while out of range. Exactly the interval is often enough.
 *
 * @param allowed the longest time between two recorded values
 */
public record LoggingCheck(Duration allowed) {
    /** Times in the span without a record for too long; those that follow on each other are one. */
    public List<Span> lapses(Span watched, Collection<Measurement> ofProbe) {
        var inOrder = recorded(ofProbe).stream()
                .map(Measurement::at)
                .filter(at -> !at.isBefore(watched.from()))
                .toList();
        return Spans.union(Series.gaps(watched, allowed, inOrder)).list();
    }

    /** The same for times that begin with a value out of range. */
    public List<Span> lapsesOutOfRange(Span watched, Collection<Measurement> ofProbe, TemperatureRange range) {
        var outOfRange = recorded(ofProbe).stream()
                .filter(m -> m.accuses() && !range.contains(m.celsius()))
                .map(Measurement::at)
                .toList();
        return Spans.union(
                        Series.gaps(
                                        watched,
                                        allowed,
                                        recorded(ofProbe).stream()
                                                .map(Measurement::at)
                                                .toList())
                                .stream()
                                .filter(lapse -> outOfRange.contains(lapse.from()))
                                .toList())
                .list();
    }

    /** When a probe recorded last; what it is silent about since is for the rules on silence, or comes from its buffer. */
    public static Optional<Instant> lastRecorded(Span watched, Collection<Measurement> ofProbe) {
        return recorded(ofProbe).stream()
                .map(Measurement::at)
                .filter(at -> at.isAfter(watched.from()) && at.isBefore(watched.to()))
                .max(Comparator.naturalOrder());
    }

    /**
     * From where it is enough to watch next time: a recorded value, and not amid lapses, so that they stay the same.
     *
     * @param from   from where it was watched this time
     * @param before no later than this, for what is recorded late
     */
    public static Instant next(Instant from, Instant before, Collection<Measurement> ofProbe, Collection<Span> lapses) {
        var candidate = recorded(ofProbe).stream()
                .map(Measurement::at)
                .filter(at -> at.isAfter(from) && !at.isAfter(before))
                .max(Comparator.naturalOrder())
                .orElse(from);
        return lapses.stream()
                .filter(lapse -> lapse.from().isBefore(candidate) && !lapse.to().isBefore(candidate))
                .map(Span::from)
                .min(Comparator.naturalOrder())
                .orElse(candidate);
    }

    /** A value that the instrument itself calls bad is no record of a temperature. */
    private static List<Measurement> recorded(Collection<Measurement> ofProbe) {
        return ofProbe.stream().filter(m -> !m.isBad()).distinct().sorted().toList();
    }
}
