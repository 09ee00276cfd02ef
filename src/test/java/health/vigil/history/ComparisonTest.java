package health.vigil.history;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.history.Comparison.Change;
import health.vigil.history.Comparison.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T16:00:00Z"); // in Beijing

    @Test
    void whatIsTheSameIsNotPairedWithItsNeighbour() {
        var compared = Comparison.of(List.of(span(1, 2), span(3, 4)), List.of(span(3, 4)));

        assertThat(compared.unchanged()).isEqualTo(1);
        assertThat(compared.lost()).containsExactly(span(1, 2));
        assertThat(compared.changed()).isEmpty();
    }

    @Test
    void whatOverlapsIsChangedEvenOverMidnight() {
        var compared = Comparison.of(List.of(span(20, 30)), List.of(span(25, 26)));

        assertThat(compared.changed()).containsExactly(new Change(span(20, 30), span(25, 26)));
    }

    @Test
    void whatBeginsOnTheSameDayIsChanged() {
        var compared = Comparison.of(List.of(span(1, 2)), List.of(span(22, 23)));

        assertThat(compared.changed()).containsExactly(new Change(span(1, 2), span(22, 23)));
    }

    @Test
    void whatIsApartIsAddedOrLost() {
        var compared = Comparison.of(List.of(span(1, 2)), List.of(span(30, null)));

        assertThat(compared.lost()).containsExactly(span(1, 2));
        assertThat(compared.added()).containsExactly(span(30, null));
        assertThat(compared.isDifferent()).isTrue();
    }

    @Test
    void oneThatIsStillOnOverlapsWhatComesAfterItsOnset() {
        var compared = Comparison.of(List.of(span(1, null)), List.of(span(50, 51)));

        assertThat(compared.changed()).hasSize(1);
    }

    private static Span span(int onset, @Nullable Integer end) {
        return new Span(hour(onset), hour(onset), end == null ? null : hour(end), null);
    }

    private static Instant hour(int hour) {
        return MIDNIGHT.plus(Duration.ofHours(hour));
    }
}
