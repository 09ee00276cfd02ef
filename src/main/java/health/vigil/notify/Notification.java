package health.vigil.notify;

import java.time.Instant;
import java.util.UUID;

/**
 * A notification that this instance has claimed and is to deliver now.
 *
 * @param type    CloudEvents type
 * @param subject the device's id; for a digest {@code excursions}
 * @param time    when it happened
 * @param data    JSON
 * @param attempt number of this attempt, from 1
 */
record Notification(
        UUID id,
        String type,
        String subject,
        Instant time,
        String data,
        int attempt,
        Instant createdAt,
        String recipient,
        String url,
        Secret secret) {}
