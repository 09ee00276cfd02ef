package health.vigil.coldchain.exposure;

import static health.vigil.coldchain.exposure.Journeys.HEPATITIS_B;
import static health.vigil.coldchain.exposure.Journeys.MEASLES;
import static health.vigil.coldchain.exposure.Journeys.POLIO_LONG_TERM;
import static health.vigil.coldchain.exposure.Journeys.equipment;
import static health.vigil.coldchain.exposure.Journeys.fridge;
import static health.vigil.coldchain.exposure.Journeys.minutes;
import static health.vigil.coldchain.exposure.Journeys.span;
import static health.vigil.coldchain.exposure.Journeys.vehicle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import health.vigil.telemetry.Flag;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExposureTest {
    private final Journeys journey = new Journeys();

    @Test
    void bothEndsOfTheRangeAreWithinIt() {
        var exposure = journey.leg(fridge("f"), 0, 4)
                .measured("f", 2.0, 0)
                .measured("f", 8.0, 1)
                .measured("f", 8.1, 2)
                .measured("f", 1.9, 3)
                .exposure(MEASLES);

        assertThat(exposure.above()).isEqualTo(new TimeOutOfRange(1, minutes(1), minutes(1)));
        assertThat(exposure.below()).isEqualTo(new TimeOutOfRange(1, minutes(1), minutes(1)));
        assertThat(exposure.coldest()).map(Measurement::celsius).contains(1.9);
        assertThat(exposure.warmest()).map(Measurement::celsius).contains(8.1);
    }

    @Test
    void countsReadingsAndTheLongestTimeAndTheSum() {
        var exposure = journey.leg(fridge("f"), 0, 60)
                .steady("f", 9, 0, 10)
                .steady("f", 5, 10, 30)
                .steady("f", 10, 30, 35)
                .steady("f", 5, 35, 60)
                .exposure(MEASLES);

        assertThat(exposure.above()).isEqualTo(new TimeOutOfRange(15, minutes(10), minutes(15)));
        assertThat(exposure.excursions())
                .extracting(e -> e.run().span(), e -> e.run().peak().celsius(), Excursion::direction)
                .containsExactly(tuple(span(0, 10), 9.0, Direction.ABOVE), tuple(span(30, 35), 10.0, Direction.ABOVE));
        assertThat(exposure.heat().degreeHours()).isCloseTo((10 * 1 + 5 * 2) / 60.0, within(1e-9));
    }

    @Test
    void anExcursionGoesOnFromTheVehicleIntoTheFridge() {
        var exposure = journey.leg(vehicle("v"), 0, 10)
                .leg(fridge("f"), 10, 20)
                .steady("v", 9, 5, 10)
                .steady("v", 5, 0, 5)
                .steady("f", 9, 10, 13)
                .steady("f", 5, 13, 20)
                .exposure(MEASLES);

        assertThat(exposure.above().consecutive()).isEqualTo(minutes(8));
        assertThat(exposure.excursions()).singleElement().satisfies(e -> {
            assertThat(e.run().leg()).isEqualTo(1);
            assertThat(e.run().span()).isEqualTo(span(5, 13));
        });
    }

    @Test
    void whatAnotherEquipmentMeasuredDoesNotCount() {
        var exposure = journey.leg(fridge("f"), 0, 10)
                .steady("f", 5, 0, 10)
                .steady("elsewhere", 30, 0, 10)
                .exposure(MEASLES);

        assertThat(exposure.above().readings()).isZero();
        assertThat(exposure.meanKinetic().orElseThrow()).isCloseTo(5, within(1e-9));
    }

    @Test
    void ofSeveralProbesTheOneOutOfRangeCounts() {
        var exposure = journey.leg(vehicle("front", "rear"), 0, 20)
                .steady("front", 5, 0, 20)
                .steady("rear", 5, 0, 10)
                .steady("rear", 12, 10, 20)
                .exposure(MEASLES);

        assertThat(exposure.above().cumulative()).isEqualTo(minutes(10));
        assertThat(exposure.excursions())
                .singleElement()
                .satisfies(e -> assertThat(e.run().peak().probe()).isEqualTo("rear"));
        assertThat(exposure.meanKinetic().orElseThrow()).isGreaterThan(8);
    }

    @Test
    void transportOfExactlyFiveMinutesWithoutAValueIsNoGap() {
        var exposure = journey.leg(vehicle("v"), 0, 10)
                .measured("v", 5, 0)
                .measured("v", 5, 5)
                .exposure(MEASLES);

        assertThat(exposure.gaps()).isEmpty();
        assertThat(exposure.proven()).isEqualTo(minutes(10));
    }

    @Test
    void transportOfMoreThanFiveMinutesWithoutAValueIsAGap() {
        var exposure = journey.leg(vehicle("v"), 0, 10.02)
                .measured("v", 5, 0)
                .measured("v", 5, 5.02)
                .exposure(MEASLES);

        assertThat(exposure.gaps()).containsExactly(new Gap(1, "v", null, span(0, 5.02), false));
    }

    @Test
    void storageMayBeRecordedEveryThirtyMinutes() {
        var exposure = journey.leg(fridge("f"), 0, 91)
                .measured("f", 5, 0)
                .measured("f", 5, 30)
                .measured("f", 5, 61)
                .exposure(MEASLES);

        assertThat(exposure.gaps()).extracting(Gap::span).containsExactly(span(30, 61));
        assertThat(exposure.proven()).isEqualTo(minutes(90));
    }

    @Test
    void suspectedValuesProveNothing() {
        var exposure = journey.leg(vehicle("v"), 0, 20)
                .steady("v", 5, 0, 5)
                .measured("v", 5, 8, Flag.FLAT_LINE)
                .measured("v", 5, 12, Flag.FLAT_LINE)
                .measured("v", 5, 16, Flag.FLAT_LINE)
                .exposure(MEASLES);

        assertThat(exposure.gaps()).containsExactly(new Gap(1, "v", null, span(4, 20), true));
    }

    @Test
    void valuesThatTheInstrumentCallsBadAreNeitherProofNorAccusation() {
        var exposure = journey.leg(vehicle("v"), 0, 10)
                .measured("v", 5, 0)
                .measured("v", 60, 4, Flag.DEVICE_FAULT)
                .measured("v", 60, 8, Flag.MAINTENANCE)
                .exposure(MEASLES);

        assertThat(exposure.above().readings()).isZero();
        assertThat(exposure.gaps()).containsExactly(new Gap(1, "v", null, span(0, 10), false));
    }

    @Test
    void aSuspectedValueOutOfRangeAccusesAndOneWithinEndsNothing() {
        var exposure = journey.leg(vehicle("v"), 0, 6)
                .measured("v", 5, 0)
                .measured("v", 12, 1, Flag.SPIKE)
                .measured("v", 5, 2, Flag.SPIKE)
                .measured("v", 5, 4)
                .measured("v", 5, 5)
                .exposure(MEASLES);

        assertThat(exposure.excursions()).singleElement().satisfies(e -> {
            assertThat(e.run().suspect()).isTrue();
            assertThat(e.run().span()).isEqualTo(span(1, 4));
        });
        assertThat(exposure.warmest()).map(Measurement::celsius).contains(5.0);
    }

    @Test
    void lateReadingsAreAsGoodAsPunctualOnes() {
        var exposure = journey.leg(vehicle("v"), 0, 10)
                .measured("v", 5, 0, Flag.LATE)
                .measured("v", 5, 5, Flag.LATE)
                .exposure(MEASLES);

        assertThat(exposure.gaps()).isEmpty();
    }

    @Test
    void oneProbeThatIsSilentIsToldThoughTheOtherOneRecorded() {
        var exposure = journey.leg(vehicle("front", "rear"), 0, 20)
                .steady("front", 5, 0, 20)
                .steady("rear", 5, 0, 10)
                .exposure(MEASLES);

        assertThat(exposure.gaps()).containsExactly(new Gap(1, "front", "rear", span(9, 20), false));
    }

    @Test
    void timeBetweenLegsIsMissing() {
        var exposure = journey.leg(fridge("f"), 0, 10)
                .leg(vehicle("v"), 25, 30)
                .steady("f", 5, 0, 10)
                .steady("v", 5, 25, 30)
                .exposure(MEASLES);

        assertThat(exposure.missing()).containsExactly(span(10, 25));
        assertThat(exposure.gaps()).isEmpty();
    }

    @Test
    void polioVaccineInLongTermStoreNeedsTwentyBelowZero() {
        var freezer = equipment(Holding.STORAGE, StorageClass.FROZEN, Journeys.CALIBRATED_UNTIL, "z");
        journey.leg(freezer, 0, 20).steady("z", -20, 0, 10).steady("z", -19.9, 10, 20);

        assertThat(journey.exposure(POLIO_LONG_TERM).above().cumulative()).isEqualTo(minutes(10));
        assertThat(journey.exposure(new Requirement(StorageClass.FROZEN, false, false))
                        .above()
                        .cumulative())
                .isZero();
    }

    @Test
    void ultraColdVaccineMayBeTooColdToo() {
        var freezer = equipment(Holding.STORAGE, StorageClass.ULTRA_COLD, Journeys.CALIBRATED_UNTIL, "u");
        var exposure = journey.leg(freezer, 0, 30)
                .steady("u", -90, 0, 10)
                .steady("u", -90.1, 10, 20)
                .steady("u", -59.9, 20, 30)
                .exposure(new Requirement(StorageClass.ULTRA_COLD, false, false));

        assertThat(exposure.below().cumulative()).isEqualTo(minutes(10));
        assertThat(exposure.above().cumulative()).isEqualTo(minutes(10));
    }

    @Test
    void tenMinutesAtZeroAreAFreezeRisk() {
        journey.leg(fridge("f"), 0, 40)
                .steady("f", 3, 0, 10)
                .steady("f", 0.0, 10, 20)
                .steady("f", 3, 20, 40);

        assertThat(journey.exposure(HEPATITIS_B).freezeEvents())
                .extracting(FreezeEvent::kind)
                .containsExactly(FreezeEvent.Kind.RISK);
        assertThat(journey.exposure(MEASLES).freezeEvents()).isEmpty();
    }

    @Test
    void lessThanTenMinutesAtZeroAreNoFreezeRisk() {
        var exposure = journey.leg(fridge("f"), 0, 40)
                .steady("f", 3, 0, 10)
                .steady("f", 0.0, 10, 19)
                .measured("f", 3, 19.99)
                .steady("f", 3, 20, 40)
                .exposure(HEPATITIS_B);

        assertThat(exposure.freezeEvents()).isEmpty();
    }

    @Test
    void sixtyMinutesAtHalfADegreeBelowZeroAreAFreeze() {
        var exposure = journey.leg(fridge("f"), 0, 100)
                .steady("f", 3, 0, 10)
                .steady("f", -0.5, 10, 70)
                .steady("f", 3, 70, 100)
                .exposure(HEPATITIS_B);

        assertThat(exposure.freezeEvents())
                .extracting(FreezeEvent::kind, e -> e.run().span())
                .containsExactly(
                        tuple(FreezeEvent.Kind.RISK, span(10, 70)), tuple(FreezeEvent.Kind.FREEZE, span(10, 70)));
    }

    @Test
    void fiftyNineMinutesOrFourTenthsBelowZeroAreNoFreeze() {
        var exposure = journey.leg(fridge("f"), 0, 200)
                .steady("f", -0.5, 0, 59)
                .steady("f", -0.4, 59, 150)
                .steady("f", 3, 150, 200)
                .exposure(HEPATITIS_B);

        assertThat(exposure.freezeEvents()).extracting(FreezeEvent::kind).containsExactly(FreezeEvent.Kind.RISK);
    }

    @Test
    void indicatorsCountTheThresholdItself() {
        var exposure = journey.leg(fridge("f"), 0, 1_800)
                .steady("f", 45, 0, 60)
                .steady("f", 30, 60, 600)
                .steady("f", 10, 600, 1_200)
                .steady("f", 9.9, 1_200, 1_800)
                .exposure(MEASLES);

        assertThat(exposure.heat().indicators())
                .extracting(HeatIndicator.Count::indicator, HeatIndicator.Count::counted, HeatIndicator.Count::tripped)
                .containsExactly(
                        tuple(HeatIndicator.AT_45, Duration.ofHours(1), true),
                        tuple(HeatIndicator.AT_30, Duration.ofHours(10), true),
                        tuple(HeatIndicator.AT_10, Duration.ofHours(20), true));
    }

    @Test
    void theIndicatorAtFortyFiveWantsAnHourAtAStretchTheOthersAddUp() {
        var exposure = journey.leg(fridge("f"), 0, 720)
                .steady("f", 45, 0, 59)
                .steady("f", 5, 59, 119)
                .steady("f", 45, 119, 178)
                .steady("f", 5, 178, 200)
                .steady("f", 30, 200, 682)
                .steady("f", 5, 682, 720)
                .exposure(MEASLES);

        assertThat(exposure.heat().indicators())
                .extracting(HeatIndicator.Count::counted, HeatIndicator.Count::tripped)
                .containsExactly(
                        tuple(minutes(59), false), tuple(Duration.ofHours(10), true), tuple(minutes(600), false));
    }
}
