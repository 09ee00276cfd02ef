package health.vigil.rules;

import static health.vigil.rules.Limit.Direction.ABOVE;
import static health.vigil.rules.Limit.Direction.BELOW;
import static health.vigil.rules.Story.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ValueConditionsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Nested
    class ARateOfChange {
        @Test
        void isFoundAcrossTheWindowHoweverSmallEachStep() {
            var rise = rule(new RateOfChange(0.5, Duration.ofMinutes(5)), 0, 0);
            assertThat(Story.of(rise).tell("1 1.1 1.2 1.3 1.4 1.5").happened()).isEmpty();
            assertThat(Story.of(rise).tell("1 1.1 1.2 1.3 1.4 1.51").happened()).isEqualTo("raised@5(onset 5)");
        }

        @Test
        void forgetsWhatIsOlderThanTheWindow() {
            var rise = rule(new RateOfChange(0.5, Duration.ofMinutes(5)), 0, 0);
            assertThat(Story.of(rise).tell("1 1.2 1.2x6 1.6").happened()).isEmpty();
        }

        @Test
        void watchesAFallWhereTheChangeIsNegative() {
            var fall = rule(new RateOfChange(-0.5, Duration.ofMinutes(5)), 0, 0);
            assertThat(Story.of(fall).tell("1 2 0.4").happened()).isEqualTo("raised@2(onset 2)");
            assertThat(Story.of(fall).tell("1 2 2").happened()).isEmpty();
        }

        @Test
        void beginsAnewAfterAGap() {
            var rise = rule(new RateOfChange(0.5, HOUR), 0, 0);
            assertThat(Story.of(rise).tell("1 _x10 9 9").happened()).isEmpty();
        }
    }

    @Nested
    class ASpike {
        @Test
        void standsOutFromBothItsNeighbours() {
            var spike = rule(new Spike(1), 0, 0);
            assertThat(Story.of(spike).tell("1 1 3 1").happened()).isEqualTo("raised@3(onset 3)");
            assertThat(Story.of(spike).tell("1 1 3 1 1").happened()).endsWith("cleared@4");
        }

        @Test
        void isNoStepAndNoSlope() {
            var spike = rule(new Spike(1), 0, 0);
            assertThat(Story.of(spike).tell("1 1 3 3 3").happened()).isEmpty();
            assertThat(Story.of(spike).tell("1 3 5 7").happened()).isEmpty();
        }
    }

    @Nested
    class AFlatLine {
        private final Rule flat = rule(new FlatLine(Duration.ofMinutes(10), 0), 0, 0);

        @Test
        void isConstantToTheLastDigitForTheWholeTime() {
            assertThat(Story.of(flat).tell("0.1x10").happened()).isEmpty();
            assertThat(Story.of(flat).tell("0.1x11").happened()).isEqualTo("raised@10(onset 10)");
            assertThat(Story.of(flat).tell("0.1x8 0.11 0.1x8").happened()).isEmpty();
        }

        @Test
        void endsWithTheFirstMovement() {
            assertThat(Story.of(flat).tell("0.1x11 0.12").happened()).isEqualTo("raised@10(onset 10) cleared@11");
        }

        @Test
        void isNotCompletedByAGap() {
            assertThat(Story.of(flat).tell("0.1x3 _x20 0.1x5").happened()).isEmpty();
        }

        @Test
        void mayMoveWithinItsTolerance() {
            var loose = rule(new FlatLine(Duration.ofMinutes(10), 0.02), 0, 0);
            assertThat(Story.of(loose).tell("0.1x5 0.11x5 0.12").happened()).isEqualTo("raised@10(onset 10)");
            assertThat(Story.of(loose).tell("0.1x5 0.11x5 0.13").happened()).isEmpty();
        }
    }

    @Nested
    class AValueParkedJustInsideALimit {
        private final Rule parked =
                rule(new Parked(new Limit(BELOW, 0.3, false, 0), 0.02, 0.005, Duration.ofMinutes(10)), 0, 0);

        @Test
        void isSuspiciousWhenItStaysThere() {
            assertThat(Story.of(parked).tell("0.301x11").happened()).isEqualTo("raised@10(onset 10)");
            assertThat(Story.of(parked).tell("0.301x10").happened()).isEmpty();
        }

        @Test
        void isNoSuspicionFarFromTheLimitNorBeyondIt() {
            assertThat(Story.of(parked).tell("0.5x30").happened()).isEmpty();
            assertThat(Story.of(parked).tell("0.29x30").happened()).isEmpty();
        }
    }

    @Nested
    class ARollingMean {
        private final Rule mean = rule(new WindowMean(new Limit(ABOVE, 2, false, 0), HOUR, 0.75, null), 0, 0);

        @Test
        void isUnknownBeforeThreeQuartersOfTheWindowAreCovered() {
            assertThat(Story.of(mean).tell("9x44").happened()).isEmpty();
            assertThat(Story.of(mean).tell("9x45").happened()).isEqualTo("raised@44(onset 44)");
        }

        @Test
        void isNotBrokenByASingleHighValue() {
            assertThat(Story.of(mean).tell("1x50 30 1x60").happened()).isEmpty();
            assertThat(Story.of(mean).tell("1x50 70 1").happened()).isEqualTo("raised@50(onset 50)");
        }

        @Test
        void isWeightedByTheFlow() {
            var weighted = rule(new WindowMean(new Limit(ABOVE, 2, false, 0), HOUR, 0.75, "flow"), 0, 0);
            // Half of the values are 3, but next to no water flows then.
            var story = Story.of(weighted).with(Story.CHLORINE, Story.FLOW);
            assertThat(story.tell("1/10x30 3/0.1x30").happened()).isEmpty();
            assertThat(Story.of(weighted)
                            .with(Story.CHLORINE, Story.FLOW)
                            .tell("1/0.1x30 3/10x30")
                            .happened())
                    .isNotEmpty();
        }

        @Test
        void isUnknownWhereTheFlowIs() {
            var weighted = rule(new WindowMean(new Limit(ABOVE, 2, false, 0), HOUR, 0.75, "flow"), 0, 0);
            assertThat(Story.of(weighted).with(Story.CHLORINE).tell("9x120").happened())
                    .isEmpty();
        }
    }

    @Nested
    class ADailyMean {
        // The story begins at 08:00 in Beijing; the first whole day begins after 16 hours.
        private final Rule daily = rule(new DailyMean(new Limit(ABOVE, 60, false, 0), 0.75, null), 0, 0);

        @Test
        void isJudgedWhenTheDayIsOver() {
            assertThat(Story.of(daily).tell("1x960 61x1440").happened()).isEmpty();
            assertThat(Story.of(daily).tell("1x960 61x1440 1").happened()).isEqualTo("raised@2400(onset 2400)");
        }

        @Test
        void atTheLimitItIsAllowed() {
            assertThat(Story.of(daily).tell("1x960 60x1440 1").happened()).isEmpty();
        }

        @Test
        void isNotBrokenByAHighHour() {
            assertThat(Story.of(daily).tell("1x960 30x1380 700x60 1").happened())
                    .isEmpty();
        }

        @Test
        void needsThreeQuartersOfItsHours() {
            assertThat(Story.of(daily).tell("1x960 99x1020 _x420 1").happened()).isEmpty(); // 17 hours
            assertThat(Story.of(daily).tell("1x960 99x1080 _x360 1").happened())
                    .isEqualTo("raised@2400(onset 2400)"); // 18 hours
        }

        @Test
        void clearsWithTheFirstValidDayInside() {
            assertThat(Story.of(daily).tell("1x960 61x1440 59x1440 1").happened())
                    .isEqualTo("raised@2400(onset 2400) cleared@3840");
        }
    }

    @Nested
    class TimeOutOfRangeAddedUp {
        private final Rule heat = rule(
                new TimeOutOfRange(new Limit(ABOVE, 30, true, 0), Duration.ofMinutes(10), Duration.ofHours(24)), 0, 0);

        @Test
        void survivesDipsBackIntoRange() {
            assertThat(Story.of(heat).tell("31x5 8 31x5 8").happened()).isEqualTo("raised@11(onset 11)");
        }

        @Test
        void countsTheThresholdItself() {
            assertThat(Story.of(heat).tell("30x11").happened()).isEqualTo("raised@10(onset 10)");
            assertThat(Story.of(heat).tell("29.9x60").happened()).isEmpty();
        }

        @Test
        void doesNotCountAGap() {
            assertThat(Story.of(heat).tell("31 _x60 31").happened()).isEmpty();
        }

        @Test
        void leavesTheWindowAgain() {
            assertThat(Story.of(heat).tell("31x11 8x1440").happened()).isEqualTo("raised@10(onset 10) cleared@1442");
        }
    }

    @Nested
    class ADose {
        private final Rule dose = rule(new Dose(5, Duration.ofDays(7)), 0, 0);

        @Test
        void isTheRateTimesTheTime() {
            assertThat(Story.of(dose).tell("2.5x120").happened()).isEmpty(); // 119 minutes of 2.5 an hour
            assertThat(Story.of(dose).tell("2.5x122").happened()).isEqualTo("raised@121(onset 121)");
        }

        @Test
        void addsUpOverInterruptions() {
            assertThat(Story.of(dose).tell("2.5x61 _x600 2.5x62").happened()).startsWith("raised");
        }

        @Test
        void countsOnlyWhileItsGateIsOpen() {
            var gated = Rules.gated(dose, "beam_on == 1", Story.PUMP);
            assertThat(Story.of(gated)
                            .with(Story.CHLORINE, Story.PUMP)
                            .tell("2.5/0x500")
                            .happened())
                    .isEmpty();
            assertThat(Story.of(gated)
                            .with(Story.CHLORINE, Story.PUMP)
                            .tell("2.5/0x500 2.5/1x122")
                            .happened())
                    .startsWith("raised@62");
        }
    }

    @Nested
    class AShiftOfTheBackground {
        private final Rule shift = rule(new Shift(3, HOUR), 0, 0);

        @Test
        void saysNothingBeforeItKnowsTheBackground() {
            assertThat(Story.of(shift).tell("0.1x30 9x20").happened()).isEmpty();
        }

        @Test
        void isFoundAboveThreeSigmas() {
            assertThat(Story.of(shift)
                            .tell("0.10 0.12 0.10 0.12x60 0.10 0.12 0.4")
                            .happened())
                    .endsWith("raised@65(onset 65)");
        }

        @Test
        void doesNotBecomeTheNewBackground() {
            assertThat(Story.of(shift).tell("0.1x62 0.4x600").happened()).isEqualTo("raised@62(onset 62)");
        }
    }

    @Test
    void numbersThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RateOfChange(0, HOUR));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WindowMean(new Limit(ABOVE, 1, false, 0), HOUR, 1.5, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeOutOfRange(new Limit(ABOVE, 1, false, 0), Duration.ofHours(2), HOUR));
        assertThatIllegalArgumentException().isThrownBy(() -> new FlatLine(Duration.ZERO, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule(new Limit(ABOVE, 1, false, 0), 60 * 24 * 32, 0))
                .withMessageContaining("on_delay");
    }
}
