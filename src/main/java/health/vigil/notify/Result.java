package health.vigil.notify;

import health.vigil.notify.transport.Outcome;
import java.time.Duration;

/**
 * What became of one attempt.
 *
 * @param verdict what follows from it
 * @param later   until the notification is tried again
 * @param rest    until the recipient is, if it keeps failing
 */
record Result(
        Notification notification, Outcome outcome, Duration latency, Verdict verdict, Duration later, Duration rest) {
    enum Verdict {
        DELIVERED,
        RETRY,
        DEAD
    }
}
