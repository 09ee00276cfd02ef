package health.vigil.coldchain.exposure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time for which the record does not prove the temperature: longer without a sound value than the law allows.
 *
 * @param leg     position of the leg in which it began
 * @param device  the equipment
 * @param probe   the probe that is silent while another one of the equipment recorded; absent: all of them are
 * @param suspect values were recorded, but none that is free of doubt
 */
public record Gap(int leg, String device, @Nullable String probe, Span span, boolean suspect) {
    static List<Gap> in(Collection<Stay> stays, Collection<Leg> legs) {
        var gaps = new ArrayList<Gap>();
        for (var stay : stays) {
            var whole = stay.gaps(Measurement::proves);
            var silent = Spans.union(stay.gaps(Measurement::accuses));
            whole.forEach(span -> gaps.add(of(stay, null, span, !silent.meets(span), legs)));
            var nobody = Spans.union(whole);
            stay.equipment().probes().stream()
                    .filter(probe -> stay.probes().size() > 1)
                    .forEach(probe -> ofProbe(stay, probe, nobody, legs).forEach(gaps::add));
        }
        return gaps;
    }

    /** Only what the other probes covered: the rest is told once, as a gap of them all. */
    private static List<Gap> ofProbe(Stay stay, String probe, Spans nobody, Collection<Leg> legs) {
        var series = stay.series(probe);
        var silent = Spans.union(series.gaps(Measurement::accuses));
        return series.gaps(Measurement::proves).stream()
                .flatMap(span -> nobody.missingFrom(span).list().stream())
                .filter(span -> span.length().compareTo(stay.allowed()) > 0)
                .map(span -> of(stay, probe, span, !silent.meets(span), legs))
                .toList();
    }

    private static Gap of(Stay stay, @Nullable String probe, Span span, boolean suspect, Collection<Leg> legs) {
        return new Gap(Run.positionAt(span, legs), stay.equipment().device(), probe, span, suspect);
    }
}
