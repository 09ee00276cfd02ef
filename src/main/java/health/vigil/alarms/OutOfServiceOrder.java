package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device, or one rule on it, out of service.
 *
 * @param rule    rule id; absent: every rule
 * @param permit  number of the permit
 * @param endedBy a user, or {@code vigil} when its time was over; absent while in force
 */
@JsonInclude
record OutOfServiceOrder(
        UUID id,
        String device,
        @Nullable String rule,
        Instant since,
        Instant until,
        String by,
        String permit,
        String reason,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {}
