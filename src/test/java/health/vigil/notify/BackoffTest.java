package health.vigil.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final Backoff backoff = new Backoff(SECOND.multipliedBy(2), MINUTE, HALF_AN_HOUR);

    @Test
    void isDenseInTheFirstHour() {
        assertThat(backoff.bound(1, Duration.ZERO)).hasSeconds(2);
        assertThat(backoff.bound(2, SECOND)).hasSeconds(4);
        assertThat(backoff.bound(5, SECOND)).hasSeconds(32);
        assertThat(backoff.bound(6, MINUTE)).isEqualTo(MINUTE);
        assertThat(backoff.bound(1_000, Duration.ofMinutes(59))).isEqualTo(MINUTE);
    }

    @Test
    void isAQuarterOfItsAgeAfterwards() {
        assertThat(backoff.bound(70, Duration.ofMinutes(60))).hasMinutes(15);
        assertThat(backoff.bound(75, Duration.ofMinutes(100))).hasMinutes(25);
        assertThat(backoff.bound(80, Duration.ofHours(72))).isEqualTo(HALF_AN_HOUR);
    }

    @Property
    void neverWaitsLongerThanItsBound(
            @ForAll @IntRange(min = 1) int failures,
            @ForAll @LongRange(min = 0, max = 300_000) long age,
            @ForAll long seed) {
        var lasted = Duration.ofSeconds(age);
        assertThat(backoff.wait(failures, lasted, new Random(seed)))
                .isBetween(Duration.ZERO, backoff.bound(failures, lasted))
                .isLessThanOrEqualTo(HALF_AN_HOUR);
    }

    @Test
    void mustGrow() {
        assertThatThrownBy(() -> new Backoff(MINUTE, SECOND, HALF_AN_HOUR)).hasMessageContaining("no less");
        assertThatThrownBy(() -> new Backoff(Duration.ZERO, SECOND, MINUTE)).hasMessageContaining("positive");
    }
}
