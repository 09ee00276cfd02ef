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
 * @param state         {@code pending}; {@code collecting} and {@code digested} for what goes out together with others;
 *                      {@code delivered}; or {@code dead}: given up
 * @param step          of the escalation by which it was told; absent for a subscriber
 * @param standsIn      the recipient that could not be reached, for which this one is told
 * @param digest        the message that it goes out in
 * @param nextAttemptAt while it is still to be sent
 */
@JsonInclude
public record Delivery(
        UUID id,
        RecipientRef recipient,
        @Nullable UUID alarm,
        int sequence,
        String type,
        String state,
        @Nullable String step,
        @Nullable UUID standsIn,
        @Nullable UUID digest,
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
