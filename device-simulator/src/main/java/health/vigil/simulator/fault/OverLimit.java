package health.vigil.simulator.fault;

import health.vigil.simulator.signal.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * A value goes to another level, stays there and comes back.
 *
 * @param value the level, in the unit of the field
 * @param ramp how long the way there and back takes
 */
record OverLimit(Span span, String field, double value, Duration ramp) implements Fault {

    /** What is left of the natural movement: a real probe is never exactly constant. */
    private static final double LIVELINESS = 0.1;

    @Override
    public Sample alter(Sample sample, Function<Instant, Sample> without) {
        var weight = span.weight(sample.at(), ramp);
        if (weight == 0) {
            return sample;
        }
        return sample.changing(field, natural -> {
            var before = without.apply(span.from()).values().getOrDefault(field, natural);
            return (1 - weight) * natural + weight * (value + LIVELINESS * (natural - before));
        });
    }
}
