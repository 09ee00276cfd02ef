package health.vigil.simulator.signal;

import java.time.Duration;
import java.time.Instant;

/** A quantity over time: the same instant always gives the same value. */
@FunctionalInterface
public interface Signal {

    double at(Instant t);

    static Signal constant(double value) {
        return t -> value;
    }

    /** A cosine over the day with its maximum at the given hour of Beijing time. */
    static Signal daily(double amplitude, double peakHour) {
        return t -> amplitude * Math.cos((BeijingTime.hour(t) - peakHour) / 24 * 2 * Math.PI);
    }

    /** A cosine over the year with its maximum in late July, as surface water and air have in Guangdong. */
    static Signal yearly(double amplitude) {
        return t -> amplitude
                * Math.cos(
                        (BeijingTime.date(t).getDayOfYear() - 208 + BeijingTime.hour(t) / 24) / 365.25 * 2 * Math.PI);
    }

    /** A bump of the given height around an hour of the day, about {@code width} hours wide. */
    static Signal peak(double height, double hour, double width) {
        return t -> {
            var distance = Math.abs(BeijingTime.hour(t) - hour);
            var x = Math.min(distance, 24 - distance) / width;
            return height * Math.exp(-x * x);
        };
    }

    /** White noise, one draw a second. */
    static Signal noise(Seed seed, double deviation) {
        return t -> deviation * seed.gaussian(t.getEpochSecond());
    }

    /** Slow random wandering without jumps: draws one period apart, joined by a cosine. */
    static Signal wander(Seed seed, double deviation, Duration period) {
        var millis = period.toMillis();
        return t -> {
            var index = Math.floorDiv(t.toEpochMilli(), millis);
            var phase = Math.floorMod(t.toEpochMilli(), millis) / (double) millis;
            var weight = (1 - Math.cos(Math.PI * phase)) / 2;
            return deviation * (seed.gaussian(index) * (1 - weight) + seed.gaussian(index + 1) * weight);
        };
    }

    default Signal plus(Signal other) {
        return t -> at(t) + other.at(t);
    }

    default Signal plus(double offset) {
        return t -> at(t) + offset;
    }

    default Signal times(double factor) {
        return t -> at(t) * factor;
    }

    /** The same quantity after some time on its way. */
    default Signal delayed(Duration travel) {
        return t -> at(t.minus(travel));
    }

    default Signal between(double min, double max) {
        return t -> Math.max(min, Math.min(max, at(t)));
    }
}
