package health.vigil.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceStateTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Rule RULE = Rule.of(
            "silence",
            "数据中断",
            "No data",
            null,
            "min",
            new NoData(Duration.ofMinutes(3), false),
            Duration.ZERO,
            Duration.ZERO,
            Priority.LOW,
            new Source("Vigil", "1", "silence", false, LocalDate.of(2020, 1, 1), null));

    private final List<AlarmChange> changes = new ArrayList<>();

    @Test
    void raisesWhenSilentForLongerThanAllowed() {
        var heard = heard(NOON);
        tick(heard, Duration.ofMinutes(3));
        assertThat(changes).isEmpty();
        var raised = tick(heard, Duration.ofMinutes(3).plusMillis(1));
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.at()).isEqualTo(NOON.plus(Duration.ofMinutes(3)));
            assertThat(((AlarmChange.Raised) change).onset()).isEqualTo(NOON);
        });
        tick(raised, Duration.ofMinutes(9));
        assertThat(changes).hasSize(1);
    }

    @Test
    void clearsWhenHeardAgain() {
        var raised = tick(heard(NOON), Duration.ofMinutes(5));
        raised.heard(NOON.plus(Duration.ofMinutes(6)), changes::add);
        assertThat(changes)
                .last()
                .isEqualTo(new AlarmChange.Cleared(
                        changes.get(0).alarm(),
                        NOON.plus(Duration.ofMinutes(6)),
                        null,
                        AlarmChange.ClearReason.HEARD_AGAIN));
    }

    @Test
    void aDeviceThatNeverReportedAwaitsCommissioning() {
        tick(SilenceState.NEVER_HEARD, Duration.ofDays(30));
        assertThat(changes).isEmpty();
    }

    @Test
    void ourOwnAbsenceIsNotTheDevicesSilence() {
        var heard = heard(NOON);
        var back = NOON.plus(Duration.ofHours(2));
        heard.tick("d", RULE, back.plus(Duration.ofMinutes(2)), back, Duration.ZERO, changes::add);
        assertThat(changes).isEmpty();
        heard.tick("d", RULE, back.plus(Duration.ofMinutes(4)), back, Duration.ZERO, changes::add);
        assertThat(changes).hasSize(1);
    }

    @Test
    void aWithdrawnRuleTakesItsAlarmWithIt() {
        var raised = tick(heard(NOON), Duration.ofMinutes(5));
        var gone = raised.tick("d", null, NOON.plus(Duration.ofMinutes(6)), NOON, Duration.ZERO, changes::add);
        assertThat(changes).hasSize(2);
        assertThat(gone.alarm()).isNull();
    }

    private SilenceState heard(Instant at) {
        return SilenceState.NEVER_HEARD.heard(at, changes::add);
    }

    private SilenceState tick(SilenceState state, Duration afterNoon) {
        return state.tick("d", RULE, NOON.plus(afterNoon), NOON.minus(Duration.ofDays(1)), Duration.ZERO, changes::add);
    }
}
