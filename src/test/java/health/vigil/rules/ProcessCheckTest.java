package health.vigil.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.rules.ProcessCheck.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A rule on a process has exactly the numbers that its check needs. */
class ProcessCheckTest {
    @Test
    void refusesNumbersThatItsCheckDoesNotNeed() {
        assertThatThrownBy(() -> ProcessCheck.of(Kind.SEAL_BROKEN, Duration.ofHours(1)))
                .hasMessage("process: seal_broken needs no number, not after");
        assertThatThrownBy(() -> ProcessCheck.of(Kind.STORE_AGE))
                .hasMessage("process: store_age needs after, not no number");
        assertThatThrownBy(() -> new ProcessCheck(Kind.CONTAINER_BALANCE, null, null, 0.2, null, null, null))
                .hasMessage("process: container_balance needs kg and share, not kg");
    }

    @Test
    void refusesNumbersThatMeanNothing() {
        assertThatThrownBy(() -> ProcessCheck.of(Kind.STORE_AGE, Duration.ZERO))
                .hasMessage("process: after can't be PT0S");
        assertThatThrownBy(() -> new ProcessCheck(Kind.TRIP_BALANCE, null, null, null, 1.0, null, null))
                .hasMessage("process: share can't be 1.0");
        assertThatThrownBy(() -> new ProcessCheck(Kind.TRANSIT_OVERRUN, null, null, null, null, null, 1.0))
                .hasMessage("process: factor can't be 1.0");
        assertThatThrownBy(() -> new ProcessCheck(Kind.UNCONFIRMED, null, 0, null, null, null, null))
                .hasMessage("process: working_days can't be 0");
        assertThatThrownBy(() -> new ProcessCheck(Kind.OFF_CORRIDOR, null, null, null, null, -1.0, null))
                .hasMessage("process: metres can't be -1.0");
    }

    @Test
    void saysWhatABreachIsComparedWith() {
        assertThat(ProcessCheck.of(Kind.STOP_OUTSIDE, Duration.ofMinutes(90)))
                .extracting(ProcessCheck::limit, ProcessCheck::unit)
                .containsExactly(1.5, "h");
        assertThat(new ProcessCheck(Kind.UNCONFIRMED, null, 5, null, null, null, null))
                .extracting(ProcessCheck::limit, ProcessCheck::unit)
                .containsExactly(5.0, "d");
        assertThat(new ProcessCheck(Kind.OFF_CORRIDOR, null, null, null, null, 50.0, null))
                .extracting(ProcessCheck::limit, ProcessCheck::unit)
                .containsExactly(50.0, "m");
        assertThat(new ProcessCheck(Kind.CONTAINER_BALANCE, null, null, 0.2, 0.02, null, null))
                .extracting(ProcessCheck::limit, ProcessCheck::unit)
                .containsExactly(0.02, "1");
        assertThat(ProcessCheck.of(Kind.SEAL_BROKEN))
                .extracting(ProcessCheck::limit, ProcessCheck::unit)
                .containsExactly(null, "1");
    }
}
