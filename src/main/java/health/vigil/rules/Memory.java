package health.vigil.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a condition remembers of the values before. Immutable; stored with the batch that changed it. */
public sealed interface Memory
        permits Window, Day, Memory.LastTwo, Memory.Run, Memory.Exposure, Memory.Background, Memory.Windows {

    /** The two newest values. */
    record LastTwo(double newest, @Nullable Double before) implements Memory {}

    /** Values that hardly differ from each other. */
    record Run(Instant since, double min, double max) implements Memory {
        static Run of(@Nullable Memory memory, Observation seen, double tolerance) {
            if (!seen.afterGap() && memory instanceof Run run) {
                var min = Math.min(run.min, seen.value());
                var max = Math.max(run.max, seen.value());
                if (max - min <= tolerance) {
                    return min == run.min && max == run.max ? run : new Run(run.since, min, max);
                }
            }
            return new Run(seen.at(), seen.value(), seen.value());
        }
    }

    /**
     * Time out of range, as the spans of it.
     *
     * @param out the newest value was out of range: the time until the next counts
     */
    record Exposure(List<Span> spans, boolean out) implements Memory {
        static final Exposure NONE = new Exposure(List.of(), false);
        private static final int MOST_SPANS = 200;

        public record Span(Instant from, Instant to) {
            Duration length() {
                return Duration.between(from, to);
            }
        }

        public Exposure {
            spans = List.copyOf(spans);
        }

        Exposure add(Observation seen, boolean violated, Duration within) {
            var start = seen.at().minus(within);
            var next = new ArrayList<Span>(spans.size() + 1);
            for (var span : spans) {
                if (span.to.isAfter(start)) {
                    next.add(span.from.isBefore(start) ? new Span(start, span.to) : span);
                }
            }
            if (out && !seen.afterGap()) {
                append(next, new Span(seen.at().minus(seen.since()), seen.at()));
            }
            return new Exposure(next, violated);
        }

        private static void append(List<Span> spans, Span span) {
            var last = spans.size() - 1;
            if (last >= 0 && spans.get(last).to.equals(span.from)) {
                spans.set(last, new Span(spans.get(last).from, span.to));
            } else {
                spans.add(span);
            }
            if (spans.size() > MOST_SPANS) { // the two oldest become one of the same length
                var first = spans.remove(0);
                var second = spans.get(0);
                spans.set(0, new Span(second.from.minus(first.length()), second.to));
            }
        }

        Duration total() {
            return spans.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
        }
    }

    /**
     * An exponentially weighted background.
     *
     * @param since when it began to be learnt
     * @param count values learnt, up to 1,000
     */
    record Background(Instant since, int count, double mean, double variance) implements Memory {
        private static final int ENOUGH = 1000;
        /** Below this share of the mean a deviation is the instrument's last digit, not a change. */
        private static final double LEAST_SIGMA = 0.02;

        static Background first(Observation seen) {
            return new Background(seen.at(), 1, seen.value(), 0);
        }

        double deviation(double value) {
            var sigma = Math.max(Math.sqrt(variance), Math.abs(mean) * LEAST_SIGMA);
            return sigma == 0 ? (value > mean ? Double.POSITIVE_INFINITY : 0) : (value - mean) / sigma;
        }

        Background learn(Observation seen, Duration timeConstant) {
            var time = (seen.afterGap() ? seen.interval() : seen.since()).toMillis();
            var share = Math.max(1 - Math.exp(-time / (double) timeConstant.toMillis()), 1.0 / (count + 1));
            var difference = seen.value() - mean;
            var step = share * difference;
            return new Background(
                    since, Math.min(count + 1, ENOUGH), mean + step, (1 - share) * (variance + difference * step));
        }
    }

    /** The windows of an expression's inputs, by the name of the input. */
    record Windows(Map<String, Window> byInput) implements Memory {
        static final Windows NONE = new Windows(Map.of());

        public Windows {
            byInput = Map.copyOf(byInput);
        }
    }
}
