package health.vigil.rules;

import static health.vigil.rules.Story.CHLORINE;
import static health.vigil.rules.Story.PUMP;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.rules.DeviceRules.Surroundings;
import health.vigil.rules.DeviceRules.Timing;
import health.vigil.telemetry.EventType;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Rule LOW = Story.below(0.3, 0, 2, 0);

    @Test
    void aRuleOfTheBeamIsSilentWhileTheBeamIsOff() {
        var gated = Rules.gated(LOW, "beam_on == 1", PUMP);
        assertThat(Story.of(gated).with(CHLORINE, PUMP).tell("0.1/0x10").happened())
                .isEmpty();
        assertThat(Story.of(gated).with(CHLORINE, PUMP).tell("0.1/0x10 0.1/1x3").happened())
                .isEqualTo("raised@12(onset 10)");
    }

    @Test
    void whatCannotBeToldIsJudged() {
        var gated = Rules.gated(LOW, "beam_on == 1", PUMP);
        assertThat(Story.of(gated).with(CHLORINE).tell("0.1x3").happened()).isEqualTo("raised@2(onset 0)");
    }

    @Test
    void aClosingGateSuppressesTheAlarmAndAnOpeningOneGivesItBack() {
        var gated = Rules.gated(LOW, "beam_on == 1", PUMP);
        assertThat(Story.of(gated)
                        .with(CHLORINE, PUMP)
                        .tell("0.1/1x3 0.1/0x3 0.1/1 0.5/1")
                        .happened())
                .isEqualTo("raised@2(onset 0) suppressed@3 resumed@6 cleared@7");
    }

    @Test
    void aPoolIsJudgedWhileItIsOpen() {
        // The story begins on Sunday 2026-11-22 at 08:00 in Beijing.
        var open = new OpeningHours(
                Map.of(DayOfWeek.SUNDAY, List.of(new OpeningHours.Span(LocalTime.of(9, 0), LocalTime.of(21, 0)))),
                Map.of());
        var rule = Rules.with(LOW, new Gate(true, null));
        var rules = new DeviceRules(
                Map.of("free_chlorine", List.of(rule)),
                List.of(),
                null,
                null,
                null,
                List.of(),
                new Surroundings("pool", "pool", null, open),
                Timing.of(Duration.ofMinutes(1)));
        assertThat(Story.of(rule).bind(rules).tell("0.1x70").happened()).isEqualTo("raised@62(onset 60)");
    }

    @Test
    void anExceptionTakesTheDayOutOfTheWeek() {
        var hours = List.of(new OpeningHours.Span(LocalTime.of(9, 0), LocalTime.of(21, 0)));
        var open = new OpeningHours(Map.of(DayOfWeek.SUNDAY, hours), Map.of(LocalDate.of(2026, 11, 22), List.of()));
        assertThat(open.isOpen(Instant.parse("2026-11-22T02:00:00Z"))).isFalse();
        assertThat(open.isOpen(Instant.parse("2026-11-29T00:59:59Z"))).isFalse();
        assertThat(open.isOpen(Instant.parse("2026-11-29T01:00:00Z"))).isTrue();
        assertThat(open.isOpen(Instant.parse("2026-11-29T13:00:00Z"))).isFalse();
        assertThat(OpeningHours.ALWAYS.isOpen(Instant.EPOCH)).isTrue();
    }

    @Test
    void anAnnouncedMaintenanceSuppressesTheWholeDevice() {
        var story = Story.of(LOW).tell("0.1x3").event(EventType.MAINTENANCE_STARTED);
        assertThat(story.tell("0.1x5")
                        .event(EventType.MAINTENANCE_ENDED)
                        .tell("0.1")
                        .happened())
                .isEqualTo("raised@2(onset 0) suppressed@4 resumed@10");
    }

    @Test
    void aForgottenMaintenanceIsToldAndHidesNothingForever() {
        var overrun = Story.rule(new MaintenanceOverrun(Duration.ofHours(4)), 0, 0);
        var story = Story.of(LOW).bind(Story.rules(LOW)).event(EventType.MAINTENANCE_STARTED);
        assertThat(story.tell("0.1x239").happened()).isEmpty();
        assertThat(story.tell("0.1x3").happened()).isEqualTo("raised@242(onset 240)");
        assertThat(Story.of(overrun)
                        .event(EventType.MAINTENANCE_STARTED)
                        .tell("1x240")
                        .happened())
                .isEqualTo("raised@240(onset 240)");
    }

    @Test
    void anEventThatComesTwiceSaysNothingNew() {
        var started = Instant.parse("2026-11-22T00:00:00Z");
        var ended = started.plusSeconds(600);
        var state = Maintenance.NONE.started(started).ended(ended);
        assertThat(state.started(started)).isEqualTo(state);
        assertThat(state.ended(ended)).isEqualTo(state);
    }

    @Test
    void aDoorSaysByEventsWhatItsContactWouldMeasure() {
        var beam = Story.rule(Rules.expression("beam_on == 1", in -> in.get("beam_on") == 1, PUMP), 0, 0);
        assertThat(Story.of(beam)
                        .event(EventType.BEAM_ON)
                        .event(EventType.BEAM_OFF)
                        .happened())
                .isEqualTo("raised@0(onset 0) cleared@1");
    }
}
