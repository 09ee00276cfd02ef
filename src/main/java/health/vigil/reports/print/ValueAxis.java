package health.vigil.reports.print;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** An axis of numbers whose ticks are 1, 2 or 5 times a power of ten apart. */
record ValueAxis(double low, double high, double step) {
    private static final int INTERVALS = 6;

    /** From the lowest to the highest value, and a little more. */
    static ValueAxis over(DoubleStream values) {
        var range = values.summaryStatistics();
        if (range.getCount() == 0) {
            return new ValueAxis(0, 1, 1);
        }
        var span = Math.max(1, range.getMax() - range.getMin());
        var step = step(span / INTERVALS);
        return new ValueAxis(
                Math.floor(range.getMin() / step - 0.2) * step, Math.ceil(range.getMax() / step + 0.2) * step, step);
    }

    private static double step(double least) {
        var power = Math.pow(10, Math.floor(Math.log10(least)));
        return DoubleStream.of(1, 2, 5, 10)
                .map(times -> times * power)
                .filter(step -> step >= least)
                .findFirst()
                .orElse(10 * power);
    }

    List<Double> ticks() {
        return LongStream.rangeClosed(0, Math.round((high - low) / step))
                .mapToObj(i -> low + i * step)
                .toList();
    }

    String text(double tick) {
        return String.format(Locale.ROOT, step < 1 ? "%.1f" : "%.0f", tick + 0.0);
    }

    /** 0 at its lower end, 1 at the upper. */
    double share(double value) {
        return (value - low) / (high - low);
    }
}
