package health.vigil.coldchain.exposure;

import static health.vigil.coldchain.exposure.Journeys.minute;
import static health.vigil.coldchain.exposure.Journeys.minutes;
import static health.vigil.coldchain.exposure.Journeys.span;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SwitchedTest {
    @Test
    void countsHowOftenAndHowLong() {
        assertThat(Switched.of(List.of(off(9), on(0), off(3), on(8)), span(0, 20)))
                .isEqualTo(new Switched(2, minutes(4), minutes(3)));
    }

    @Test
    void whatIsSaidAgainChangesNothing() {
        assertThat(Switched.of(List.of(on(0), on(1), on(2), off(3), off(4)), span(0, 20)))
                .isEqualTo(new Switched(1, minutes(3), minutes(3)));
    }

    @Test
    void whatWasNotHeardToEndLastsToTheEndOfTheSpan() {
        assertThat(Switched.of(List.of(on(15)), span(0, 20))).isEqualTo(new Switched(1, minutes(5), minutes(5)));
    }

    @Test
    void whatIsOutsideTheSpanDoesNotCount() {
        assertThat(Switched.of(List.of(on(0), off(5), on(20)), span(5, 20)))
                .isEqualTo(new Switched(0, minutes(0), minutes(0)));
    }

    private static Switched.Change on(int minute) {
        return new Switched.Change(minute(minute), true);
    }

    private static Switched.Change off(int minute) {
        return new Switched.Change(minute(minute), false);
    }
}
