package health.vigil.simulator.fault;

import health.vigil.simulator.signal.DeviceEvent;
import health.vigil.simulator.signal.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The mains fail: the shut cabinet warms up slowly, and the logger lives on its battery as long as that lasts. */
record PowerCut(Span span) implements Fault {

    private static final Duration WARMING = Duration.ofHours(8);
    private static final Duration RECOVERY = Duration.ofMinutes(40);
    private static final double DRAIN_PERCENT_AN_HOUR = 8;
    private static final double CHARGE_PERCENT_AN_HOUR = 25;
    private static final double FULL = 97;

    @Override
    public Sample alter(Sample sample, Function<Instant, Sample> without) {
        var t = sample.at();
        var pull = span.pull(t, WARMING, RECOVERY);
        var warmer = sample.changing("temp", temp -> Room.towards(sample, temp, pull))
                .changing("battery", full -> Math.max(0, full - missing(t)));
        return span.covers(t)
                ? warmer.changing("mains_power", on -> 0).changing("compressor_runtime", usual -> 0)
                : warmer;
    }

    @Override
    public boolean measures(Instant t) {
        return !span.covers(t) || missing(t) < FULL;
    }

    @Override
    public List<DeviceEvent> events(Instant from, Instant to) {
        return span.edges("power.lost", "power.restored", from, to);
    }

    /** What the battery lacks, in percent. */
    private double missing(Instant t) {
        if (t.isBefore(span.from())) {
            return 0;
        }
        if (span.covers(t)) {
            return drained(t);
        }
        return Math.max(0, drained(span.to()) - CHARGE_PERCENT_AN_HOUR * Span.seconds(span.to(), t) / 3600);
    }

    private double drained(Instant t) {
        return Math.min(FULL, DRAIN_PERCENT_AN_HOUR * Span.seconds(span.from(), t) / 3600);
    }
}
