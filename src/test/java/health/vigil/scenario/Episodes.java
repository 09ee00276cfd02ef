package health.vigil.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * What each analyser of a fleet reports: a reading a minute, 500 of them, free chlorine at 0.5 mg/L but for three
 * episodes at 0.1. The outlet limit is 0.3 with on-delay 5 and off-delay 10 minutes, so each analyser has three alarms:
 * raised at minutes 105, 305 and 485, the first two cleared at 140 and 360, the third still open.
 */
final class Episodes {
    static final int MESSAGES = 500;
    static final int VALUES = 3;
    static final int ALARMS = 3;
    static final int CLEARED = 2;
    private static final int IN_FLIGHT = 500;

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(MESSAGES));

    Instant minute(int minute) {
        return start.plus(Duration.ofMinutes(minute));
    }

    String message(int minute) {
        var low = minute >= 100 && minute < 130 || minute >= 300 && minute < 350 || minute >= 480;
        return "{\"at\":\"%s\",\"seq\":%d,\"values\":{\"free_chlorine\":%s,\"ph\":7.2,\"turbidity\":0.31}}"
                .formatted(minute(minute), minute, low ? "0.1" : "0.5");
    }

    /** Publishes it all; returns when the broker has acknowledged every message. */
    void publish(Fleet fleet, int devices, IntConsumer onAcknowledged) throws InterruptedException {
        var window = new Semaphore(IN_FLIGHT);
        var acknowledged = new AtomicInteger();
        for (var minute = 0; minute < MESSAGES; minute++) {
            for (var device = 0; device < devices; device++) {
                window.acquire();
                fleet.publish(Fleet.id(device), message(minute)).whenComplete((done, failure) -> {
                    if (failure == null) {
                        acknowledged.incrementAndGet();
                    }
                    window.release();
                });
            }
            onAcknowledged.accept(acknowledged.get());
        }
        window.acquire(IN_FLIGHT);
        if (acknowledged.get() != MESSAGES * devices) {
            throw new IllegalStateException(acknowledged + " of " + MESSAGES * devices + " messages were acknowledged");
        }
    }
}
