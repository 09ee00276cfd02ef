package health.vigil.rules;

import static health.vigil.rules.Watched.BESIDE;
import static health.vigil.rules.Watched.DEVICE;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.telemetry.Flag;
import org.junit.jupiter.api.Test;

/** What is found suspect in live readings, and that it is judged all the same. */
class SuspectReadingsTest {
    private final Watched watched = new Watched();

    @Test
    void usualValuesAreGood() {
        assertThat(watched.tell("0.50 0.52 0.49 0.6 0.9")).isEqualTo("- - - - -");
    }

    @Test
    void aValueOutsideTheRangeOfASensorIsSuspectInItself() {
        assertThat(watched.tell("-0.1")).isEqualTo("below_range");
        assertThat(watched.tell("_x30 20.1")).isEqualTo("above_sensor_range");
    }

    @Test
    void aDeviceThatSaysItselfThatItIsAboveRangeIsBelieved() {
        assertThat(watched.tell("25T")).isEqualTo("above_range");
    }

    @Test
    void aJumpAwayFromASteadyLevelIsASpikeAndTheWayBackIsNot() {
        assertThat(watched.tell("0.5 0.5 4.9 0.5 0.5")).isEqualTo("- - spike - -");
    }

    @Test
    void ofARealStepOnlyTheFirstValueIsSuspect() {
        assertThat(watched.tell("0.5 0.5 4.9 4.8 4.9")).isEqualTo("- - spike - -");
    }

    @Test
    void atTheBeginningAndAfterAGapNothingIsAJump() {
        assertThat(watched.tell("0.5 4.9")).isEqualTo("- -");
        assertThat(watched.tell("4.9 _x30 0.5 0.5")).isEqualTo("- - -");
    }

    @Test
    void aSteadyRiseThatIsTooFastIsSuspect() {
        assertThat(watched.tell("1 1.4 1.8 2.4 3.0 3.1")).isEqualTo("- - - rate_of_change rate_of_change -");
    }

    @Test
    void aRateCountsTheTimeBetweenTwoValues() {
        assertThat(watched.tell("1 1 _ 1.9")).isEqualTo("- - -");
    }

    @Test
    void aValueThatIsTheSameToTheLastDigitForTooLongIsFlat() {
        assertThat(watched.tell("0.5 0.5x59")).doesNotContain("flat");
        assertThat(watched.tell("0.5 0.5 0.51")).isEqualTo("flat_line flat_line -");
    }

    @Test
    void aGapEndsAFlatLine() {
        watched.tell("0.5x50");
        assertThat(watched.tell("_x10 0.5x50")).doesNotContain("flat");
    }

    @Test
    void zeroForTooLongIsStuck() {
        watched.tell("0x10");
        assertThat(watched.tell("0 0.2")).isEqualTo("stuck_at_zero -");
    }

    @Test
    void aBadValueNeitherIsCheckedNorComparedWith() {
        assertThat(watched.tell("0.5 0.5 9D 0.5")).isEqualTo("- - device_fault -");
    }

    @Test
    void bothSidesOfABrokenInvariantAreSuspect() {
        assertThat(watched.tell(DEVICE, watched.total(0.4), watched.free(0.6)))
                .isEqualTo("invariant_broken invariant_broken");
        assertThat(watched.pass(1).tell(DEVICE, watched.total(0.5), watched.free(0.6)))
                .isEqualTo("- -");
    }

    @Test
    void aValueFarFromItsNeighboursIsSuspect() {
        assertThat(watched.tell(BESIDE, watched.free(0.5))).isEqualTo("-");
        assertThat(watched.tell(DEVICE, watched.free(2.4))).isEqualTo("-");
        assertThat(watched.pass(1).tell(DEVICE, watched.free(2.6))).isEqualTo("neighbour_mismatch");
    }

    @Test
    void aNeighbourThatHasFallenSilentIsNotComparedWith() {
        watched.tell(BESIDE, watched.free(0.5));
        assertThat(watched.pass(10).tell(DEVICE, watched.free(2.6))).isEqualTo("-");
    }

    @Test
    void aContaminationThatLooksLikeASpikeRaisesItsAlarm() {
        var alarmed = new Watched(Story.above(2, 0, 0, 0));
        assertThat(alarmed.tell("0.5 0.5 4.9")).isEqualTo("- - spike");
        assertThat(alarmed.changes)
                .singleElement()
                .isInstanceOfSatisfying(AlarmChange.Raised.class, raised -> assertThat(raised.onset())
                        .isEqualTo(Watched.START.plusSeconds(120)));
    }

    @Test
    void ofTwoValuesForOneTimeTheFirstIsStoredFirst() {
        var stored = watched.evaluator.judge(
                DEVICE, java.util.List.of(watched.free(0.5), watched.free(0.7)), watched.now(), watched);
        assertThat(stored).extracting(reading -> reading.value()).containsExactly(0.5, 0.7);
        assertThat(stored.get(1).flags().has(Flag.LATE)).isTrue();
    }
}
