package health.vigil.coldchain.exposure;

import java.time.Duration;
import java.util.Collection;

/**
 * How long vaccine was on one side of its range, in the three modes that alarm rules know.
 *
 * @param readings    instant: how many measurements were beyond
 * @param consecutive the longest time at a stretch
 * @param cumulative  all times in sum
 */
public record TimeOutOfRange(int readings, Duration consecutive, Duration cumulative) {
    static TimeOutOfRange of(Threshold threshold, Collection<Stay> stays) {
        var beyond = beyond(threshold, stays);
        var readings = stays.stream()
                .flatMap(stay -> stay.measured().stream())
                .filter(m -> m.accuses() && threshold.isMetBy(m.celsius()))
                .count();
        return new TimeOutOfRange(Math.toIntExact(readings), beyond.longest(), beyond.total());
    }

    static Spans beyond(Threshold threshold, Collection<Stay> stays) {
        return Spans.union(stays.stream()
                .flatMap(stay -> stay.beyond(threshold).stream())
                .map(Held::span)
                .toList());
    }
}
