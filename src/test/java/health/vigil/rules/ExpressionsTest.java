package health.vigil.rules;

import static health.vigil.rules.Story.CHLORINE;
import static health.vigil.rules.Story.FLOW;
import static health.vigil.rules.Story.PUMP;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionsTest {
    private static final Rule FLOW_WITHOUT_BEAM = Story.rule(
            Rules.expression(
                    "flow > 0 && beam_on == 0", in -> in.get("flow") > 0 && in.get("beam_on") == 0, FLOW, PUMP),
            3,
            0);

    private static Story flowAndBeam() {
        return Story.of(FLOW_WITHOUT_BEAM).with(FLOW, PUMP);
    }

    @Test
    void holdOverSeveralFieldsForTheOnDelay() {
        assertThat(flowAndBeam().tell("5/0x3").happened()).isEmpty();
        assertThat(flowAndBeam().tell("5/0x4").happened()).isEqualTo("raised@3(onset 0)");
        assertThat(flowAndBeam().tell("5/0x4 0/0").happened()).endsWith("cleared@4");
    }

    @Test
    void seeTheValuesOfOneMomentTogether() {
        // Never both at once, though each follows the other.
        assertThat(flowAndBeam().tell("5/1 0/0 5/1 0/0 5/1 0/0").happened()).isEmpty();
    }

    @Test
    void aStateHoldsUntilItChanges() {
        assertThat(flowAndBeam().tell("-/0 5/-x4").happened()).isEqualTo("raised@4(onset 1)");
    }

    @Test
    void aMeasuredValueDoesNotHoldForLongerThanAGap() {
        assertThat(flowAndBeam().tell("5/0 -/0x10").happened()).isEqualTo("raised@3(onset 0) doubted@4");
    }

    @Test
    void areUnknownWhileAnInputIs() {
        assertThat(flowAndBeam().tell("5/-x30").happened()).isEmpty();
        assertThat(flowAndBeam().tell("5/0x4 5D/0x4").happened()).isEqualTo("raised@3(onset 0) doubted@7");
    }

    @Test
    void doNotCompleteADelayDuringAGap() {
        assertThat(flowAndBeam().tell("5/0 _x10 5/0").happened()).isEmpty();
    }

    @Test
    void knowHowAValueChangedWithinAWindow() {
        var rise = new Input("flow_change_5m", null, "flow", Input.Aspect.CHANGE, Duration.ofMinutes(5));
        var rule = Story.rule(
                new Expression(
                        "flow_change_5m > 2", Expression.Scope.DEVICE, List.of(rise), in -> in.get(rise.name()) > 2),
                0,
                0);
        assertThat(Story.of(rule).with(FLOW).tell("1 1.5 2 2.5 3 3.1").happened())
                .isEqualTo("raised@5(onset 5)");
        assertThat(Story.of(rule).with(FLOW).tell("1 1.5 2 2.5 3 3").happened()).isEmpty();
        assertThat(Story.of(rule).with(FLOW).tell("1 _x10 9").happened()).isEmpty();
    }

    @Test
    void knowForHowLongAStateHasHeld() {
        var held = new Input("beam_on_held", null, "beam_on", Input.Aspect.HELD, Duration.ZERO);
        var on = new Input("beam_on", null, "beam_on", Input.Aspect.VALUE, Duration.ZERO);
        var rule = Story.rule(
                new Expression(
                        "beam_on == 1 && beam_on_held >= 600",
                        Expression.Scope.DEVICE,
                        List.of(on, held),
                        in -> in.get("beam_on") == 1 && in.get("beam_on_held") >= 600),
                0,
                0);
        assertThat(Story.of(rule).with(PUMP, CHLORINE).tell("1/1x10").happened())
                .isEmpty();
        assertThat(Story.of(rule).with(PUMP, CHLORINE).tell("1/1x11").happened())
                .isEqualTo("raised@10(onset 10)");
        assertThat(Story.of(rule).with(PUMP, CHLORINE).tell("1/1x5 0/1 1/1x10").happened())
                .isEmpty();
    }
}
