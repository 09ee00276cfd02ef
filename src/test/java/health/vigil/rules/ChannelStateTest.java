package health.vigil.rules;

import static health.vigil.rules.Story.above;
import static health.vigil.rules.Story.below;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Reading;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ChannelStateTest {
    @Test
    void raisesOnlyAfterOnDelay() {
        assertThat(Story.of(below(0.3, 0, 5, 0)).tell("0.5x3 0.2x5").happened()).isEmpty();
        assertThat(Story.of(below(0.3, 0, 5, 0)).tell("0.5x3 0.2x6").happened()).isEqualTo("raised@8(onset 3)");
    }

    @Test
    void raisesAtOnceWithoutOnDelay() {
        assertThat(Story.of(above(2, 0, 0, 0)).tell("1 2.1").happened()).isEqualTo("raised@1(onset 1)");
    }

    @Test
    void theLimitItselfIsAllowed() {
        assertThat(Story.of(above(2, 0, 0, 0)).tell("2 2").happened()).isEmpty();
    }

    @Test
    void theThresholdItselfCountsWhereTheRuleSaysSo() {
        var who = new Limit(Limit.Direction.BELOW, -0.5, true, 0);
        assertThat(who.violatedBy(-0.5)).isTrue();
        assertThat(who.violatedBy(-0.4)).isFalse();
    }

    @Test
    void aReturnBeforeTheOnDelayStartsItAnew() {
        assertThat(Story.of(below(0.3, 0, 5, 0)).tell("0.2x4 0.4 0.2x5").happened())
                .isEmpty();
    }

    @Test
    void clearsOnlyAfterOffDelay() {
        assertThat(Story.of(below(0.3, 0, 0, 10)).tell("0.2 0.4x10").happened()).isEqualTo("raised@0(onset 0)");
        assertThat(Story.of(below(0.3, 0, 0, 10)).tell("0.2 0.4x11").happened())
                .isEqualTo("raised@0(onset 0) cleared@11");
    }

    @Test
    void aRelapseDuringTheOffDelayKeepsTheAlarm() {
        assertThat(Story.of(below(0.3, 0, 0, 3)).tell("0.2 0.4x3 0.2 0.4x4").happened())
                .isEqualTo("raised@0(onset 0) cleared@8");
    }

    @Test
    void withinTheDeadbandAnAlarmStays() {
        assertThat(Story.of(below(0.3, 0.05, 0, 0)).tell("0.2 0.32x5").happened())
                .isEqualTo("raised@0(onset 0)");
        assertThat(Story.of(below(0.3, 0.05, 0, 0)).tell("0.2 0.36").happened())
                .isEqualTo("raised@0(onset 0) cleared@1");
    }

    @Test
    void withinTheDeadbandNoNewAlarmBegins() {
        assertThat(Story.of(below(0.3, 0.05, 0, 0)).tell("0.32x5").happened()).isEmpty();
    }

    @Test
    void silenceDoesNotCompleteAnOnDelay() {
        assertThat(Story.of(below(0.3, 0, 5, 0)).tell("0.2 _x30 0.2").happened())
                .isEmpty();
        assertThat(Story.of(below(0.3, 0, 5, 0)).tell("0.2 _x30 0.2x6").happened())
                .isEqualTo("raised@36(onset 31)");
    }

    @Test
    void silenceDoesNotClearAnAlarm() {
        assertThat(Story.of(below(0.3, 0, 0, 5)).tell("0.2 0.4 _x30 0.4").happened())
                .isEqualTo("raised@0(onset 0)");
        assertThat(Story.of(below(0.3, 0, 0, 5)).tell("0.2 0.4 _x30 0.4x6").happened())
                .isEqualTo("raised@0(onset 0) cleared@37");
    }

    @Test
    void aShortGapIsBridged() {
        assertThat(Story.of(below(0.3, 0, 5, 0)).tell("0.2 _x2 0.2 _x2 0.2").happened())
                .isEqualTo("raised@6(onset 0)");
    }

    @Test
    void badValuesAreAsGoodAsSilence() {
        assertThat(Story.of(below(0.3, 0, 5, 0)).tell("0.2 0.2Mx30 0.2").happened())
                .isEmpty();
        assertThat(Story.of(below(0.3, 0, 0, 0)).tell("0.2 9D 9B 9F").happened())
                .isEqualTo("raised@0(onset 0)");
    }

    @Test
    void anOpenAlarmSaysThatItsConditionIsUnknown() {
        assertThat(Story.of(below(0.3, 0, 0, 0)).tell("0.2 9Dx6").happened()).isEqualTo("raised@0(onset 0) doubted@4");
        assertThat(Story.of(below(0.3, 0, 0, 0)).tell("0.2 9Dx6 0.2").happened())
                .isEqualTo("raised@0(onset 0) doubted@4 resumed@7");
        assertThat(Story.of(below(0.3, 0, 0, 0)).tell("0.2 9Dx6 0.4").happened())
                .isEqualTo("raised@0(onset 0) doubted@4 resumed@7 cleared@7");
    }

    @Test
    void maintenanceSuppressesAnOpenAlarmAndItIsBackAfterwards() {
        assertThat(Story.of(below(0.3, 0, 0, 0)).tell("0.2 9Mx3 0.2").happened())
                .isEqualTo("raised@0(onset 0) suppressed@1 resumed@4");
    }

    @Test
    void maintenanceIsBelievedForFourHoursOnly() {
        assertThat(Story.of(below(0.3, 0, 0, 0)).tell("0.2 9Mx242").happened())
                .isEqualTo("raised@0(onset 0) suppressed@1 doubted@241");
    }

    @Test
    void aValueAboveTheMeasuringRangeProvesOnlyThatItIsHigh() {
        assertThat(Story.of(above(2, 0, 0, 0)).tell("5T").happened()).isEqualTo("raised@0(onset 0)");
        assertThat(Story.of(below(0.3, 0, 0, 0)).tell("0.2 5T").happened()).isEqualTo("raised@0(onset 0)");
    }

    @Test
    void lateReadingsNeitherRaiseNorClear() {
        assertThat(Story.of(below(0.3, 0, 0, 0)).tell("0.5 0.5 0.5 @-2:0.1").happened())
                .isEmpty();
        assertThat(Story.of(below(0.3, 0, 0, 0)).tell("0.5 0.5 0.1 @-2:0.9").happened())
                .isEqualTo("raised@2(onset 2)");
    }

    @Test
    void theSameReadingTwiceChangesNothing() {
        assertThat(Story.of(below(0.3, 0, 0, 0)).tell("0.1 @-1:0.1 @-2:0.1").changes())
                .hasSize(1);
    }

    @Test
    void readingsFromTheFutureAreNotJudged() {
        var future = new Reading(Story.CHLORINE, Story.START, 9, Flags.NONE.with(Flag.FUTURE_TIME));
        assertThat(Story.of(above(2, 0, 0, 0)).tell(future).happened()).isEmpty();
    }

    @Test
    void theEditionInForceAtTheTimeOfMeasurementJudges() {
        var rule = above(2, 0, 0, 0); // in force from 2023-04-01, Beijing time
        var before = new Reading(Story.CHLORINE, Instant.parse("2023-03-31T15:59:59Z"), 9, Flags.NONE);
        var after = new Reading(Story.CHLORINE, Instant.parse("2023-03-31T16:00:00Z"), 9, Flags.NONE);
        assertThat(Story.of(rule).tell(before).changes()).isEmpty();
        assertThat(Story.of(rule).tell(after).changes()).hasSize(1);
    }

    @Test
    void anEditionThatEndsTakesItsAlarmWithIt() {
        var ending = withEnd(above(2, 0, 0, 0), LocalDate.of(2026, 11, 23));
        var story = Story.of(ending).tell("9 _x1440 9"); // 2026-11-22T08:00 Beijing, and a day later
        assertThat(story.happened()).isEqualTo("raised@0(onset 0) cleared@1441");
        assertThat(((AlarmChange.Cleared) story.changes().get(1)).reason())
                .isEqualTo(AlarmChange.ClearReason.RULE_WITHDRAWN);
    }

    @Test
    void aWithdrawnRuleTakesItsAlarmWithIt() {
        var story = Story.of(above(2, 0, 0, 0)).tell("9").bind(DeviceRules.NONE);
        assertThat(story.happened()).isEqualTo("raised@0(onset 0) cleared@1");
    }

    @Test
    void replayingNamesTheSameAlarm() {
        var first = Story.of(above(2, 0, 0, 0)).tell("9").changes().get(0);
        var again = Story.of(above(2, 0, 0, 0)).tell("9").changes().get(0);
        var other = Story.of(above(2, 0, 0, 0)).tell("_ 9").changes().get(0);
        assertThat(first.alarm()).isEqualTo(again.alarm()).isNotEqualTo(other.alarm());
    }

    private static Rule withEnd(Rule rule, LocalDate end) {
        var source = rule.source();
        return Rule.of(
                rule.id(),
                rule.nameZh(),
                rule.nameEn(),
                rule.field(),
                rule.unit(),
                rule.condition(),
                rule.onDelay(),
                rule.offDelay(),
                rule.priority(),
                new Source(
                        source.standard(), source.edition(), source.clause(), source.legal(), source.validFrom(), end));
    }
}
