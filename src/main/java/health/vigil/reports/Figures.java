package health.vigil.reports;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How values kept the legal limits, of one field on one day or summed over more: sums of sums are the same sums. Always
 * {@code total = judged + averaged + the sum of excluded}.
 *
 * @param planned        values that should have been measured
 * @param judged         values judged one by one
 * @param compliant      of these, values within all limits
 * @param averaged       values that were judged in the mean of their day only
 * @param means          daily means that were judged
 * @param meansCompliant of these, means within all limits
 * @param excluded       values that were not judged, by the reason for it
 * @param uncertain      values judged although suspect, by what is suspect; a value may have several reasons
 */
record Figures(
        long planned,
        long total,
        long judged,
        long compliant,
        long averaged,
        long means,
        long meansCompliant,
        Map<String, Long> excluded,
        Map<String, Long> uncertain) {
    static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, Map.of(), Map.of());

    /** Outside of these times nothing is planned. */
    static final String CLOSED = "closed";

    static final String PLANT_STATE = "plant_state";

    /** HJ 355 and HJ 356-2019: a mean needs this share of the planned data. */
    private static final double ENOUGH = 0.75;

    Figures {
        excluded = Map.copyOf(excluded);
        uncertain = Map.copyOf(uncertain);
    }

    Figures plus(Figures other) {
        return new Figures(
                planned + other.planned,
                total + other.total,
                judged + other.judged,
                compliant + other.compliant,
                averaged + other.averaged,
                means + other.means,
                meansCompliant + other.meansCompliant,
                sum(excluded, other.excluded),
                sum(uncertain, other.uncertain));
    }

    private static Map<String, Long> sum(Map<String, Long> a, Map<String, Long> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        var sum = new TreeMap<>(a);
        b.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return sum;
    }

    long violated() {
        return judged - compliant;
    }

    /** Share of the judged values that are compliant, 0 to 1; where nothing was judged there is none. */
    Optional<Double> rate() {
        return share(compliant, judged);
    }

    Optional<Double> meansRate() {
        return share(meansCompliant, means);
    }

    /** Share of the planned values that were used, at most 1; what a gate excluded had not been planned. */
    Optional<Double> coverage() {
        var gated = excluded.getOrDefault(CLOSED, 0L) + excluded.getOrDefault(PLANT_STATE, 0L);
        return share(judged + averaged, planned - gated).map(share -> Math.min(1, share));
    }

    /** Enough of the planned values were used for the rate to stand for the time. */
    boolean valid() {
        return coverage().filter(share -> share >= ENOUGH).isPresent();
    }

    private static Optional<Double> share(long part, long whole) {
        return whole <= 0 ? Optional.empty() : Optional.of((double) part / whole);
    }
}
