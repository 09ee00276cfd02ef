package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far one notification has come.
 *
 * @param id            the {@code webhook-id} and CloudEvents id
 * @param alarm         absent for what is told of no single alarm
 * @param type          CloudEvents type, for instance {@code health.vigil.alarm.raised}
 * @param state         {@code pending}, {@code delivered} or {@code dead}
 * @param nextAttemptAt while pending
 */
@JsonInclude
public record Delivery(
        UUID id,
        RecipientRef recipient,
        @Nullable UUID alarm,
        int sequence,
        String type,
        String state,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant deliveredAt,
        List<Attempt> attempts) {

    public record RecipientRef(UUID id, String name) {}

    /**
     * One try.
     *
     * @param status       HTTP status; absent when there was no answer
     * @param outcome      what it came to, in a word
     * @param responseHead the first 500 characters of the answer, or what went wrong
     */
    @JsonInclude
    public record Attempt(
            int attempt,
            Instant at,
            int latencyMs,
            @Nullable Integer status,
            String outcome,
            @Nullable String responseHead) {}
}
