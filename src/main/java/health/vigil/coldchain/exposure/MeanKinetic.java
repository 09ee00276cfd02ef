package health.vigil.coldchain.exposure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Mean kinetic temperature 平均动力学温度 (USP &lt;1079.2&gt;), weighted by time. It tells of exposure to warmth alone: it says
 * nothing of freezing, and is never a reason to release vaccine.
 *
 * @param seconds    total weight
 * @param rates      sum of e^(-ΔH/(R·T)) over the time, in seconds
 * @param kelvinSeconds sum of the temperatures over the time
 */
record MeanKinetic(double seconds, double rates, double kelvinSeconds) {
    /** ΔH/R in kelvin, for ΔH = 83.144 kJ/mol and R = 8.3144 J/(mol·K). */
    private static final double ACTIVATION = 10_000;

    private static final double ZERO_CELSIUS = 273.15;
    private static final double NANOS = 1e9;

    static final MeanKinetic NOTHING = new MeanKinetic(0, 0, 0);

    MeanKinetic plus(double celsius, Duration time) {
        var kelvin = celsius + ZERO_CELSIUS;
        var weight = time.getSeconds() + time.getNano() / NANOS;
        return new MeanKinetic(
                seconds + weight, rates + weight * Math.exp(-ACTIVATION / kelvin), kelvinSeconds + weight * kelvin);
    }

    MeanKinetic plus(MeanKinetic other) {
        return new MeanKinetic(seconds + other.seconds, rates + other.rates, kelvinSeconds + other.kelvinSeconds);
    }

    /** In °C; empty without any time. */
    OptionalDouble celsius() {
        return seconds == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(ACTIVATION / -Math.log(rates / seconds) - ZERO_CELSIUS);
    }

    /** In °C; empty without any time. */
    OptionalDouble arithmeticMean() {
        return seconds == 0 ? OptionalDouble.empty() : OptionalDouble.of(kelvinSeconds / seconds - ZERO_CELSIUS);
    }

    /** Of each stay the warmest probe counts. */
    static MeanKinetic of(Collection<Stay> stays) {
        return stays.stream().flatMap(stay -> warmest(stay.probes())).reduce(NOTHING, MeanKinetic::plus);
    }

    private static Stream<MeanKinetic> warmest(List<Series> probes) {
        return probes.stream()
                .map(series -> of(series.proven()))
                .filter(mean -> mean.seconds > 0)
                .max((a, b) -> Double.compare(a.rates / a.seconds, b.rates / b.seconds))
                .stream();
    }

    private static MeanKinetic of(List<Held> proven) {
        var mean = NOTHING;
        for (var held : proven) {
            mean = mean.plus(held.measurement().celsius(), held.span().length());
        }
        return mean;
    }
}
