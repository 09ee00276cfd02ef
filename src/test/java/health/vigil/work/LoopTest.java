package health.vigil.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopTest {
    private final AtomicInteger rounds = new AtomicInteger();
    private final Loop loop = Loop.of("test", Duration.ofHours(1), rounds::incrementAndGet);

    @AfterEach
    void stop() throws InterruptedException {
        loop.stop();
    }

    @Test
    void worksAtOnceWhenWoken() {
        loop.start();
        loop.wake();
        await().until(() -> rounds.get() == 1);
    }

    /** So a standby, which is woken by what people do, does none of the leader's work. */
    @Test
    void isNotWokenBeforeItsStart() {
        loop.wake();
        loop.start();
        loop.wake();
        await().until(() -> rounds.get() > 0);
        assertThat(rounds).hasValue(1);
    }
}
