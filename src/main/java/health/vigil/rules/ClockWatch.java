package health.vigil.rules;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells a clock that is behind from a buffer that is being emptied. Both send old stamps; but a buffer comes in much
 * faster than the time it covers, while behind a slow clock the device goes on at its own pace.
 *
 * @param receivedAt receipt of the message that the next one is compared with; what the broker repeats is not newer
 * @param newest     newest stamp in it; absent while stamps are in time
 * @param paced      messages in a row that came at the device's own pace, up to what is enough
 */
public record ClockWatch(@Nullable Instant receivedAt, @Nullable Instant newest, int paced) {
    public static final ClockWatch IN_TIME = new ClockWatch(null, null, 0);

    private static final int ENOUGH = 2;
    /** Stamps may be this much off the pace: a fifth, and what a network and a rounding to seconds may cost. */
    private static final int SHARE = 5;

    private static final long MOST_JITTER = 2_000;

    /**
     * @param stamp    newest stamp of a message
     * @param late     that stamp is no news
     * @param interval how often the device reports
     */
    ClockWatch see(Instant received, Instant stamp, boolean late, Duration interval) {
        // A stamp that is as old as its way is long is right, even where an earlier clock had been ahead of it.
        if (receivedAt != null && !received.isAfter(receivedAt)) {
            return this;
        }
        if (!late || !stamp.isBefore(received.minus(interval))) {
            return new ClockWatch(received, null, 0);
        }
        if (receivedAt == null || newest == null) {
            return new ClockWatch(received, stamp, 0);
        }
        var between = Duration.between(receivedAt, received).toMillis();
        var covered = Duration.between(newest, stamp).toMillis();
        var jitter = Math.min(MOST_JITTER, interval.toMillis() / 4);
        if (Math.abs(covered - between) > between / SHARE + jitter) {
            return new ClockWatch(received, stamp, 0);
        }
        // Several messages of one interval, for instance one for each probe, say nothing new.
        return between < interval.toMillis() / 2 ? this : new ClockWatch(received, stamp, Math.min(paced + 1, ENOUGH));
    }

    /** Stamps that come now are off by the clock's error. */
    boolean isBehind() {
        return paced == ENOUGH;
    }
}
