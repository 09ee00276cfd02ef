package health.vigil.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

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

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(MESSAGES));

    Instant minute(int minute) {
        return start.plus(Duration.ofMinutes(minute));
    }

    String message(int minute) {
        var low = minute >= 100 && minute < 130 || minute >= 300 && minute < 350 || minute >= 480;
        return "{\"at\":\"%s\",\"seq\":%d,\"values\":{\"free_chlorine\":%s,\"ph\":7.2,\"turbidity\":0.31}}"
                .formatted(minute(minute), minute, low ? "0.1" : "0.5");
    }

    /** Publishes it all, each device's messages one after another; done when the broker has acknowledged every one. */
    CompletableFuture<?> publish(Fleet fleet, int devices) {
        return CompletableFuture.allOf(IntStream.range(0, devices)
                .mapToObj(device -> inOrder(fleet, Fleet.id(device)))
                .toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<?> inOrder(Fleet fleet, String device) {
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        for (var minute = 0; minute < MESSAGES; minute++) {
            var message = message(minute);
            last = last.thenCompose(acknowledged -> fleet.publish(device, message));
        }
        return last;
    }
}
