package health.vigil.simulator.fault;

import health.vigil.simulator.signal.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * Single wild values, for instance an air bubble before the lens.
 *
 * @param value the wild value, in the unit of the field
 * @param every time from one to the next
 * @param interval sampling interval of the device
 */
record Spike(Span span, String field, double value, Duration every, Duration interval) implements Fault {

    @Override
    public Sample alter(Sample sample, Function<Instant, Sample> without) {
        if (!span.covers(sample.at())) {
            return sample;
        }
        var sinceStart = Duration.between(span.from(), sample.at()).toMillis();
        return sinceStart % every.toMillis() < interval.toMillis() ? sample.changing(field, natural -> value) : sample;
    }
}
