package health.vigil.simulator.fault;

import health.vigil.simulator.signal.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** Ice packs straight from the freezer touch the vaccine: they must be conditioned until their ice moves. */
record FreezingBox(Span span) implements Fault {

    /** Beside a frozen pack, in °C. */
    private static final double BESIDE_ICE = -2;

    private static final Duration COOLING = Duration.ofMinutes(12);
    private static final Duration RECOVERY = Duration.ofMinutes(60);

    @Override
    public Sample alter(Sample sample, Function<Instant, Sample> without) {
        var pull = span.pull(sample.at(), COOLING, RECOVERY);
        return sample.changing("temp", temp -> temp + pull * (BESIDE_ICE - temp));
    }
}
