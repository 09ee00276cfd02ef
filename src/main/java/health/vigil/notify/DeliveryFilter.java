package health.vigil.notify;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are meant; what is null doesn't narrow.
 *
 * @param from of the time at which they were written
 * @param to   exclusive
 */
record DeliveryFilter(
        @Nullable UUID alarm,
        @Nullable UUID recipient,
        @Nullable String state,
        @Nullable Instant from,
        @Nullable Instant to) {}
