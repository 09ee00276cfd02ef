package health.vigil.simulator.fault;

import health.vigil.simulator.signal.Sample;
import java.time.Instant;
import java.util.function.Function;

/** A probe that repeats the value it had when it got stuck. */
record Stuck(Span span, String field) implements Fault {

    @Override
    public Sample alter(Sample sample, Function<Instant, Sample> without) {
        if (!span.covers(sample.at())) {
            return sample;
        }
        return sample.changing(
                field, value -> without.apply(span.from()).values().getOrDefault(field, value));
    }
}
