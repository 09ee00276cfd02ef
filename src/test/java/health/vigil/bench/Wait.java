package health.vigil.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Waiting that ends. */
final class Wait {
    private static final Duration START = Duration.ofSeconds(120);

    interface Condition {
        boolean holds() throws Exception;
    }

    private Wait() {}

    /** Waits for a start. @throws IllegalStateException if it takes too long */
    static void until(String what, Condition condition) {
        if (!within(START, condition)) {
            throw new IllegalStateException("waited %d s in vain until %s".formatted(START.toSeconds(), what));
        }
    }

    /** Whether it came to hold in the time. */
    static boolean within(Duration time, Condition condition) {
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(100))
                    .atMost(time)
                    .until(condition::holds);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    static void millis(long millis) {
        nanos(System.nanoTime() + millis * 1_000_000);
    }

    /** Waits for a moment of {@link System#nanoTime}. */
    static void nanos(long moment) {
        try {
            TimeUnit.NANOSECONDS.sleep(moment - System.nanoTime());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
