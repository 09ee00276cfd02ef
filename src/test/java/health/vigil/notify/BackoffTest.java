package health.vigil.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(15));

    @Test
    void doublesUpToTheLongest() {
        assertThat(backoff.bound(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.bound(2)).isEqualTo(Duration.ofSeconds(4));
        assertThat(backoff.bound(5)).isEqualTo(Duration.ofSeconds(32));
        assertThat(backoff.bound(10)).isEqualTo(Duration.ofMinutes(15));
    }

    @Property
    void neverWaitsLongerThanItsBound(@ForAll @IntRange(min = 1) int failures, @ForAll long seed) {
        assertThat(backoff.wait(failures, new Random(seed)))
                .isBetween(Duration.ZERO, backoff.bound(failures))
                .isLessThanOrEqualTo(Duration.ofMinutes(15));
    }
}
