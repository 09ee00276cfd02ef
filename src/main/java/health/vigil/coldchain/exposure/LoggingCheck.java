package health.vigil.coldchain.exposure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

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

    /** A value that the instrument itself calls bad is no record of a temperature. */
    private static List<Measurement> recorded(Collection<Measurement> ofProbe) {
        return ofProbe.stream().filter(m -> !m.isBad()).distinct().sorted().toList();
    }
}
