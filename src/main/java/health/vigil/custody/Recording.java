package health.vigil.custody;

import health.vigil.custody.ledger.EventId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is recorded; times to the microsecond, as the store keeps them.
 *
 * @param type   {@code container.packed} and so on
 * @param device who reported it, if a device did
 * @param actor  who reported it, if a user did
 * @param site   where it was reported
 * @param body   as sent
 */
record Recording(
        String container,
        Instant at,
        String id,
        String type,
        Instant receivedAt,
        @Nullable String device,
        @Nullable String actor,
        @Nullable String site,
        String body) {
    Recording {
        at = at.truncatedTo(ChronoUnit.MICROS);
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MICROS);
    }

    static Recording ofDevice(
            String device,
            @Nullable String site,
            String container,
            String type,
            Instant at,
            Instant receivedAt,
            String body) {
        return new Recording(container, at, EventId.ofDevice(device, body), type, receivedAt, device, null, site, body);
    }

    static Recording ofUser(
            String user,
            @Nullable String site,
            String container,
            String type,
            Instant at,
            Instant receivedAt,
            String body) {
        return new Recording(container, at, EventId.ofUser(user, body), type, receivedAt, null, user, site, body);
    }
}
