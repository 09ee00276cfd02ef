package health.vigil.coldchain.exposure;

import static health.vigil.coldchain.exposure.Journeys.HEPATITIS_B;
import static health.vigil.coldchain.exposure.Journeys.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Flags;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ExposurePropertyTest {
    private static final int HOURS = 6;
    private static final int MINUTES = HOURS * 60;

    @Provide
    Arbitrary<List<Measurement>> measurements() {
        var flags = Arbitraries.frequency(
                Tuple.of(8, Flags.NONE),
                Tuple.of(1, Flags.NONE.with(Flag.SPIKE)),
                Tuple.of(1, Flags.NONE.with(Flag.DEVICE_FAULT)));
        return Combinators.combine(
                        Arbitraries.of("a", "b"),
                        Arbitraries.integers().between(-40, MINUTES + 10),
                        Arbitraries.integers().between(-200, 500),
                        flags)
                .as((probe, at, tenths, flag) -> new Measurement(probe, minute(at), tenths / 10.0, flag))
                .list()
                .ofMaxSize(120)
                .uniqueElements(m -> m.probe() + m.at());
    }

    @Property(tries = 300)
    void orderAndRepetitionMakeNoDifference(
            @ForAll("measurements") List<Measurement> measurements, @ForAll Random random) {
        var shuffled = new ArrayList<>(measurements);
        measurements.stream().filter(m -> random.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);

        assertThat(exposure(legs(), shuffled)).isEqualTo(exposure(legs(), measurements));
    }

    @Property(tries = 300)
    void splittingTheRecordInLegsGivesTheSameTotals(
            @ForAll("measurements") List<Measurement> measurements,
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = MINUTES - 1) Integer> cuts) {
        var whole = exposure(legs(), measurements);
        var split = exposure(legs(cuts.toArray(Integer[]::new)), measurements);

        assertThat(split.above()).isEqualTo(whole.above());
        assertThat(split.below()).isEqualTo(whole.below());
        assertThat(split.heat()).isEqualTo(whole.heat());
        assertThat(split.meanKinetic()).isEqualTo(whole.meanKinetic());
        assertThat(split.proven()).isEqualTo(whole.proven());
        assertThat(split.missing()).isEqualTo(whole.missing());
        assertThat(split.gaps())
                .extracting(Gap::span)
                .isEqualTo(whole.gaps().stream().map(Gap::span).toList());
        assertThat(split.freezeEvents())
                .extracting(e -> e.run().span())
                .isEqualTo(
                        whole.freezeEvents().stream().map(e -> e.run().span()).toList());
    }

    @Property(tries = 300)
    void noTimeIsLongerThanTheJourneyAndNoStretchThanTheSum(@ForAll("measurements") List<Measurement> measurements) {
        var exposure = exposure(legs(), measurements);
        for (var time : List.of(exposure.above(), exposure.below())) {
            assertThat(time.consecutive()).isLessThanOrEqualTo(time.cumulative());
            assertThat(time.cumulative()).isLessThanOrEqualTo(Journeys.minutes(MINUTES));
        }
        assertThat(exposure.proven()).isLessThanOrEqualTo(Journeys.minutes(MINUTES));
    }

    /** What stands for twice the time weighs twice: recording a constant value more often changes nothing. */
    @Property(tries = 100)
    void recordingMoreOftenChangesNoMean(
            @ForAll @IntRange(min = -20, max = 40) int first,
            @ForAll @IntRange(min = -20, max = 40) int second,
            @ForAll @IntRange(min = 1, max = 30) int every) {
        var coarse = exposure(legs(), everyMinutes(30, first, second));
        var fine = exposure(legs(), everyMinutes(every, first, second));

        assertThat(fine.meanKinetic().orElseThrow())
                .isCloseTo(coarse.meanKinetic().orElseThrow(), within(1e-6));
        assertThat(fine.mean().orElseThrow()).isCloseTo(coarse.mean().orElseThrow(), within(1e-6));
        assertThat(fine.above().cumulative()).isEqualTo(coarse.above().cumulative());
    }

    private static List<Measurement> everyMinutes(int every, double first, double second) {
        var measurements = new ArrayList<Measurement>();
        for (var half = 0; half < 2; half++) {
            for (var at = half * MINUTES / 2; at < (half + 1) * MINUTES / 2; at += every) {
                measurements.add(new Measurement("a", minute(at), half == 0 ? first : second, Flags.NONE));
            }
        }
        return measurements;
    }

    private static List<Leg> legs(Integer... cuts) {
        var ends = new TreeSet<>(List.of(cuts));
        ends.add(MINUTES);
        var legs = new ArrayList<Leg>();
        var from = 0;
        for (var to : ends) {
            legs.add(new Leg(legs.size() + 1, Journeys.fridge("a", "b"), minute(from), minute(to)));
            from = to;
        }
        return legs;
    }

    private static Exposure exposure(List<Leg> legs, List<Measurement> measurements) {
        return new TemperatureRecord(Journeys.span(0, MINUTES), legs, measurements)
                .exposure(HEPATITIS_B, LoggingIntervals.GSP);
    }
}
