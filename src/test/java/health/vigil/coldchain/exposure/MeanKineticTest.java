package health.vigil.coldchain.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** USP &lt;1079.2&gt; with ΔH/R = 10 000 K. */
class MeanKineticTest {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Each hour's temperature, written as {@code count x celsius}. */
    @ParameterizedTest(name = "{0}: mean {1} °C, mean kinetic {2} °C")
    @CsvSource({
        "24x5.0, 5.000, 5.0000",
        "22x5.0 2x15.0, 5.833, 6.4623",
        "20x4.0 1x12.0 1x16.0 1x14.0 1x9.0, 5.458, 6.3799",
        "23x5.0 1x25.0, 5.833, 7.7564",
        "23x5.0 1x-2.0, 4.708, 4.8027",
    })
    void agreesWithTheTestVectors(String hours, double arithmetic, double kinetic) {
        var mean = of(Arrays.stream(hours.split(" "))
                .map(part -> part.split("x"))
                .flatMapToDouble(part ->
                        DoubleStream.generate(() -> Double.parseDouble(part[1])).limit(Long.parseLong(part[0])))
                .toArray());

        assertThat(mean.arithmeticMean().orElseThrow()).isCloseTo(arithmetic, within(0.0005));
        assertThat(mean.celsius().orElseThrow()).isCloseTo(kinetic, within(0.00005));
    }

    @Test
    void isUnknownWithoutAnyTime() {
        assertThat(MeanKinetic.NOTHING.celsius()).isEmpty();
        assertThat(MeanKinetic.NOTHING.arithmeticMean()).isEmpty();
    }

    @Property
    void oneLongTimeWeighsAsMuchAsItsParts(
            @ForAll @DoubleRange(min = -90, max = 60) double first,
            @ForAll @DoubleRange(min = -90, max = 60) double second,
            @ForAll @IntRange(min = 1, max = 48) int parts) {
        var whole = MeanKinetic.NOTHING.plus(first, HOUR).plus(second, HOUR.multipliedBy(parts));
        var split = MeanKinetic.NOTHING.plus(first, HOUR);
        for (var i = 0; i < parts; i++) {
            split = split.plus(second, HOUR);
        }
        assertThat(split.celsius().orElseThrow()).isCloseTo(whole.celsius().orElseThrow(), within(1e-8));
    }

    @Property
    void liesBetweenTheArithmeticMeanAndTheWarmest(
            @ForAll @DoubleRange(min = -90, max = 60) double first,
            @ForAll @DoubleRange(min = -90, max = 60) double second) {
        var mean = of(first, second);
        assertThat(mean.celsius().orElseThrow())
                .isBetween(mean.arithmeticMean().orElseThrow() - 1e-8, Math.max(first, second) + 1e-8);
    }

    private static MeanKinetic of(double... hours) {
        var mean = MeanKinetic.NOTHING;
        for (var celsius : hours) {
            mean = mean.plus(celsius, HOUR);
        }
        return mean;
    }
}
