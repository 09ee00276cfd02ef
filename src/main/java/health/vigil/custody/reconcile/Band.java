package health.vigil.custody.reconcile;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is usual, from a history that may hold outliers itself: median ± max(3.5 / 0.6745 · MAD, share · median), where
 * MAD is the median absolute deviation. 3.5 is the modified z-score from which Iglewicz and Hoaglin (1993) call a value an
 * outlier, 0.6745 relates the MAD to the standard deviation of a normal distribution.
 *
 * @param median    kg per occupied bed and day, as are the others
 * @param deviation median absolute deviation
 * @param low       least usual value, inclusive; never negative
 * @param high      greatest usual value, inclusive
 * @param days      of history that it rests on
 */
public record Band(double median, double deviation, double low, double high, int days) {
    /** Fewer days say nothing. */
    public static final int LEAST_HISTORY = 14;

    private static final double OUTLIER = 3.5 / 0.6745;

    /**
     * @param rates in any order
     * @param share least deviation from the median that counts, as a share of it
     * @return empty with too little history, or where most days were without waste
     */
    public static Optional<Band> of(Collection<Double> rates, double share) {
        if (rates.size() < LEAST_HISTORY) {
            return Optional.empty();
        }
        var median = median(rates.stream().sorted().toList());
        if (median == 0) {
            return Optional.empty();
        }
        var deviation = median(
                rates.stream().map(rate -> Math.abs(rate - median)).sorted().toList());
        var width = Math.max(OUTLIER * deviation, share * median);
        return Optional.of(new Band(median, deviation, Math.max(0, median - width), median + width, rates.size()));
    }

    public boolean contains(double rate) {
        return rate >= low && rate <= high;
    }

    private static double median(List<Double> sorted) {
        var middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
