package health.vigil.simulator.fault;

import health.vigil.simulator.signal.Sample;
import java.time.Instant;
import java.util.function.Function;

/**
 * A probe that drifts away until it is calibrated.
 *
 * @param perHour change in an hour, in the unit of the field
 */
record Drift(Span span, String field, double perHour) implements Fault {

    @Override
    public Sample alter(Sample sample, Function<Instant, Sample> without) {
        if (!span.covers(sample.at())) {
            return sample;
        }
        return sample.changing(field, value -> value + perHour * Span.seconds(span.from(), sample.at()) / 3600);
    }
}
