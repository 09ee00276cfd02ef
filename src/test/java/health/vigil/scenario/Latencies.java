package health.vigil.scenario;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** Times that something took, in milliseconds. */
public final class Latencies {
    private final double[] sorted;

    private Latencies(double[] sorted) {
        this.sorted = sorted;
    }

    /** @throws IllegalArgumentException if there is none */
    public static Latencies of(DoubleStream millis) {
        var sorted = millis.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was timed");
        }
        return new Latencies(sorted);
    }

    public int count() {
        return sorted.length;
    }

    /** The smallest of them that at least so many percent do not exceed. */
    public double percentile(int percent) {
        return sorted[(int) (((long) sorted.length * percent + 99) / 100) - 1];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.0f ms, p95 %.0f ms, p99 %.0f ms, max %.0f ms",
                percentile(50),
                percentile(95),
                percentile(99),
                percentile(100));
    }
}
