package health.vigil.notify;

import health.vigil.notify.format.Message;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification that this instance has claimed and is to deliver now.
 *
 * @param attempt      number of this attempt, from 1
 * @param queuedAt     it is given up some time after this
 * @param failures     of the recipient, in a row, before this attempt
 * @param failingSince first failure of the recipient since its last success
 */
record Notification(
        UUID recipient, Message message, int attempt, Instant queuedAt, int failures, @Nullable Instant failingSince) {
    UUID id() {
        return message.id();
    }

    boolean isDigest() {
        return message.type().endsWith(".digest");
    }
}
