package health.vigil.notify;

import health.vigil.notify.Recipient.QuietHours;
import health.vigil.rules.LocalDay;
import health.vigil.rules.Priority;
import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * When a notification goes out: by itself, or drawn together with others.
 *
 * @param collected with others; at that time the digest is written
 */
record Timing(boolean collected, Instant at) {
    /** @param due when it would go out by the route */
    static Timing of(Recipient recipient, Priority priority, Instant due) {
        var waking = recipient.quiet() == null ? due : afterQuiet(recipient.quiet(), priority, due);
        var digest = recipient.digest();
        if (digest != null && priority.compareTo(digest.upTo()) <= 0) {
            return new Timing(true, waking.plus(digest.window()));
        }
        // A robot takes few messages a minute: what comes while it must rest is drawn together.
        return new Timing(recipient.format().perMinute().isPresent(), waking);
    }

    private static Instant afterQuiet(QuietHours quiet, Priority priority, Instant due) {
        var local = due.atZone(LocalDay.ZONE);
        if (priority.compareTo(quiet.upTo()) > 0 || !isQuiet(quiet, local)) {
            return due;
        }
        var end = local.with(quiet.until());
        return (end.isAfter(local) ? end : end.plusDays(1)).toInstant();
    }

    private static boolean isQuiet(QuietHours quiet, ZonedDateTime local) {
        var time = local.toLocalTime();
        var begun = !time.isBefore(quiet.from());
        var over = !time.isBefore(quiet.until());
        return quiet.from().isBefore(quiet.until()) ? begun && !over : begun || !over;
    }
}
