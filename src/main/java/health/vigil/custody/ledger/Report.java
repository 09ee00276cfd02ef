package health.vigil.custody.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who reported an event.
 *
 * @param device  absent where a person did
 * @param actor   the user, absent where a device did
 * @param site    where it was reported: the device's site, or the one that the user named
 * @param ruledBy the device whose rules judge the event: the device itself, or one that stands at the site
 */
public record Report(
        Instant receivedAt,
        @Nullable String device,
        @Nullable String actor,
        @Nullable String site,
        @Nullable String ruledBy) {}
