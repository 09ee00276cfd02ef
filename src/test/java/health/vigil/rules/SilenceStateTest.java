package health.vigil.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SilenceStateTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Rule RULE = new Rule(
            "silence",
            "数据中断",
            "No data",
            null,
            "min",
            new NoData(Duration.ofMinutes(3)),
            Duration.ZERO,
            Duration.ZERO,
            Priority.LOW,
            new Source("Vigil", "1", "silence", false, LocalDate.of(2020, 1, 1), null));

    @Test
    void raisesWhenSilentForLongerThanAllowed() {
        var heard = SilenceState.NEVER_HEARD.heard(NOON).state();
        assertThat(tick(heard, Duration.ofMinutes(3)).changes()).isEmpty();
        var raised = tick(heard, Duration.ofMinutes(3).plusMillis(1));
        assertThat(raised.changes()).singleElement().satisfies(change -> {
            assertThat(change.at()).isEqualTo(NOON.plus(Duration.ofMinutes(3)));
            assertThat(((AlarmChange.Raised) change).onset()).isEqualTo(NOON);
        });
        assertThat(tick(raised.state(), Duration.ofMinutes(9)).changes()).isEmpty();
    }

    @Test
    void clearsWhenHeardAgain() {
        var raised = tick(SilenceState.NEVER_HEARD.heard(NOON).state(), Duration.ofMinutes(5));
        var heard = raised.state().heard(NOON.plus(Duration.ofMinutes(6)));
        assertThat(heard.changes())
                .singleElement()
                .isEqualTo(new AlarmChange.Cleared(
                        raised.changes().get(0).alarm(),
                        NOON.plus(Duration.ofMinutes(6)),
                        null,
                        AlarmChange.ClearReason.HEARD_AGAIN));
    }

    @Test
    void aDeviceThatNeverReportedAwaitsCommissioning() {
        assertThat(tick(SilenceState.NEVER_HEARD, Duration.ofDays(30)).changes())
                .isEmpty();
    }

    @Test
    void ourOwnAbsenceIsNotTheDevicesSilence() {
        var heard = SilenceState.NEVER_HEARD.heard(NOON).state();
        var back = NOON.plus(Duration.ofHours(2));
        assertThat(heard.tick("d", RULE, back.plus(Duration.ofMinutes(2)), back).changes())
                .isEmpty();
        assertThat(heard.tick("d", RULE, back.plus(Duration.ofMinutes(4)), back).changes())
                .hasSize(1);
    }

    @Test
    void aWithdrawnRuleTakesItsAlarmWithIt() {
        var raised = tick(SilenceState.NEVER_HEARD.heard(NOON).state(), Duration.ofMinutes(5));
        var gone = raised.state().tick("d", null, NOON.plus(Duration.ofMinutes(6)), NOON);
        assertThat(gone.changes()).hasSize(1);
        assertThat(gone.state().alarm()).isNull();
    }

    private static Judgement<SilenceState> tick(SilenceState state, Duration afterNoon) {
        return state.tick("d", RULE, NOON.plus(afterNoon), NOON.minus(Duration.ofDays(1)));
    }
}
