package health.vigil.platform.users;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.platform.users.SignInThrottle.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private static final Source WANG = new Source("wang", "10.0.0.1");

    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private final InstantSource source = () -> now;
    private final SignInThrottle throttle = new SignInThrottle(source.withZone(ZoneOffset.UTC));

    @Test
    void letsTheFirstFailuresPass() {
        fail(WANG, 4);
        assertThat(throttle.wait(WANG)).isZero();
    }

    @Test
    void doublesTheWaitWithEachFurtherFailure() {
        fail(WANG, 5);
        assertThat(throttle.wait(WANG)).isEqualTo(Duration.ofSeconds(1));
        fail(WANG, 1);
        assertThat(throttle.wait(WANG)).isEqualTo(Duration.ofSeconds(2));
        fail(WANG, 1);
        assertThat(throttle.wait(WANG)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void neverWaitsLongerThanTheLongest() {
        fail(WANG, 1_000);
        assertThat(throttle.wait(WANG)).isEqualTo(SignInThrottle.LONGEST_WAIT);
    }

    @Test
    void opensAgainOnceTheWaitIsOver() {
        fail(WANG, 6);
        now = now.plusSeconds(2);
        assertThat(throttle.wait(WANG)).isZero();
    }

    @Test
    void startsAnewAfterSuccess() {
        fail(WANG, 20);
        throttle.succeeded(WANG);
        fail(WANG, 1);
        assertThat(throttle.wait(WANG)).isZero();
    }

    @Test
    void forgetsWithTime() {
        fail(WANG, 20);
        now = now.plus(SignInThrottle.MEMORY).plusSeconds(1);
        assertThat(throttle.wait(WANG)).isZero();
        fail(WANG, 1);
        assertThat(throttle.wait(WANG)).isZero();
    }

    @Test
    void punishesNeitherAnotherAddressNorAnotherUser() {
        fail(WANG, 20);
        assertThat(throttle.wait(new Source("wang", "10.0.0.2"))).isZero();
        assertThat(throttle.wait(new Source("li", "10.0.0.1"))).isZero();
    }

    @Test
    void remembersNoMoreThanItsCapacity() {
        fail(WANG, 20);
        for (int i = 0; i < SignInThrottle.CAPACITY; i++) {
            throttle.failed(new Source("user" + i, "10.0.0.9"));
        }
        assertThat(throttle.wait(WANG)).isZero();
    }

    private void fail(Source source, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(source);
        }
    }
}
