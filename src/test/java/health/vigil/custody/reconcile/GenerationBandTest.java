package health.vigil.custody.reconcile;

import static health.vigil.custody.reconcile.Presets.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.vigil.rules.Breach;
import health.vigil.rules.LocalDay;
import health.vigil.rules.ProcessCheck.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GenerationBandTest {
    private static final Subject RULE = Presets.within(Kind.GENERATION_BAND, 0.5);
    private static final LocalDay TODAY = LocalDay.of(START);

    @Test
    void thirteenDaysOfHistorySayNothing() {
        assertThat(breaches(Stream.concat(steady(13, 20), Stream.of(day(0, 90)))))
                .isEmpty();
    }

    @Test
    void fourteenDaysOfHistoryDo() {
        assertThat(breaches(Stream.concat(steady(14, 20), Stream.of(day(0, 90)))))
                .singleElement()
                .satisfies(breach -> {
                    assertThat(breach.value()).isEqualTo(2.25);
                    assertThat(breach.onset()).isEqualTo(TODAY.start());
                    assertThat(breach.at()).isEqualTo(TODAY.end());
                });
    }

    @Test
    void exactlyTheLeastRelativeDeviationIsUsual() {
        assertThat(breaches(Stream.concat(steady(14, 20), Stream.of(day(0, 30)))))
                .isEmpty();
        assertThat(breaches(Stream.concat(steady(14, 20), Stream.of(day(0, 10)))))
                .isEmpty();
        assertThat(breaches(Stream.concat(steady(14, 20), Stream.of(day(0, 30.1)))))
                .hasSize(1);
        assertThat(breaches(Stream.concat(steady(14, 20), Stream.of(day(0, 9.9)))))
                .hasSize(1);
    }

    @Test
    void nothingAtAllIsUnusualToo() {
        assertThat(breaches(Stream.concat(steady(14, 20), Stream.of(day(0, 0)))))
                .hasSize(1);
    }

    @Test
    void whereDaysDifferMuchTheBandIsWider() {
        var rates = IntStream.rangeClosed(1, 15).mapToObj(i -> (double) i).toList();
        var band = Band.of(rates, 0.1).orElseThrow();
        assertThat(band.median()).isEqualTo(8);
        assertThat(band.deviation()).isEqualTo(4);
        assertThat(band.high()).isCloseTo(8 + 4 * 3.5 / 0.6745, within(1e-9));
        assertThat(band.low()).isZero();
    }

    @Test
    void onlyThirtyDaysBeforeCount() {
        var old = IntStream.rangeClosed(31, 60).mapToObj(ago -> day(ago, 500));
        assertThat(breaches(Stream.concat(Stream.concat(old, steady(14, 20)), Stream.of(day(0, 21)))))
                .isEmpty();
        assertThat(GenerationBand.of(TODAY, steady(30, 20).toList(), 0.5)
                        .orElseThrow()
                        .days())
                .isEqualTo(30);
        assertThat(GenerationBand.of(TODAY, steady(40, 20).toList(), 0.5)
                        .orElseThrow()
                        .days())
                .isEqualTo(30);
    }

    @Test
    void aDayWithoutKnownBedsOrWithAnUnweighedContainerIsNeitherJudgedNorHistory() {
        var noBeds = new WasteDay(TODAY, 9, Mass.of(500), 0, null);
        var emptyBeds = new WasteDay(TODAY, 9, Mass.of(500), 0, 0);
        var unweighed = new WasteDay(TODAY, 9, Mass.of(500), 1, 40);
        for (var unknown : List.of(noBeds, emptyBeds, unweighed)) {
            assertThat(unknown.rate()).isEmpty();
            assertThat(breaches(Stream.concat(steady(20, 20), Stream.of(unknown))))
                    .isEmpty();
        }
    }

    @Test
    void aDepartmentWhoseUsualDayIsWithoutWasteHasNoBand() {
        assertThat(breaches(Stream.concat(steady(20, 0), Stream.of(day(0, 3))))).isEmpty();
    }

    @Property
    void orderOfHistoryDoesNotMatter(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(max = 3) Double> rates, @ForAll Random random) {
        var shuffled = new ArrayList<>(rates);
        Collections.shuffle(shuffled, random);
        assertThat(Band.of(shuffled, 0.5)).isEqualTo(Band.of(rates, 0.5));
    }

    @Property
    void theMedianIsAlwaysUsual(@ForAll @Size(min = 14, max = 40) List<@DoubleRange(min = 0.1, max = 3) Double> rates) {
        var band = Band.of(rates, 0.5).orElseThrow();
        assertThat(band.contains(band.median())).isTrue();
        assertThat(band.high() - band.median()).isGreaterThanOrEqualTo(0.5 * band.median() - 1e-12);
    }

    private static List<Breach> breaches(Stream<WasteDay> days) {
        return GenerationBand.judge(RULE, days.toList(), TODAY).breaches();
    }

    private static Stream<WasteDay> steady(int days, double kg) {
        return IntStream.rangeClosed(1, days).mapToObj(ago -> day(ago, kg));
    }

    /** In a department of 40 occupied beds. */
    private static WasteDay day(int ago, double kg) {
        return new WasteDay(new LocalDay(TODAY.date().minusDays(ago)), 3, Mass.of(kg), 0, 40);
    }
}
