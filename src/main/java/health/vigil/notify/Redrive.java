package health.vigil.notify;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends again what was given up, or what a recipient has lost: the same message under the same id. */
@ApplicationScoped
class Redrive {
    /** What went out in a digest goes out in it again. */
    private static final String AGAIN =
            """
            WITH again AS (
                UPDATE notification
                SET state = 'pending', next_attempt_at = now(), queued_at = clock_timestamp(), delivered_at = NULL
                WHERE digest_id IS NULL AND state = ANY ($1)
                    AND ($2::uuid[] IS NULL OR id = ANY ($2)) AND ($3::uuid IS NULL OR recipient_id = $3)
                    AND ($4::timestamptz IS NULL OR created_at >= $4) AND ($5::timestamptz IS NULL OR created_at < $5)
                RETURNING id
            ), drawn_together AS (
                UPDATE notification SET state = 'digested' WHERE digest_id IN (SELECT id FROM again) AND state = ANY ($1)
            )
            SELECT count(*) FROM again
            """;

    private final Pool pool;
    private final Dispatcher dispatcher;

    Redrive(Pool pool, Dispatcher dispatcher) {
        this.pool = pool;
        this.dispatcher = dispatcher;
    }

    /**
     * Takes up what was given up; what is null doesn't narrow.
     *
     * @return how many there were
     */
    Uni<Integer> dead(
            @Nullable List<UUID> ids, @Nullable UUID recipient, @Nullable Instant from, @Nullable Instant to) {
        return again(List.of("dead"), ids, recipient, from, to);
    }

    /** Sends again all that was told to a recipient in a time, delivered or given up. */
    Uni<Integer> replay(UUID recipient, Instant since, Instant until) {
        return again(List.of("dead", "delivered"), null, recipient, since, until);
    }

    private Uni<Integer> again(
            List<String> states,
            @Nullable List<UUID> ids,
            @Nullable UUID recipient,
            @Nullable Instant from,
            @Nullable Instant to) {
        return pool.preparedQuery(AGAIN)
                .execute(Tuple.tuple()
                        .addArrayOfString(states.toArray(String[]::new))
                        .addArrayOfUUID(ids == null ? null : ids.toArray(UUID[]::new))
                        .addUUID(recipient)
                        .addOffsetDateTime(from == null ? null : from.atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(to == null ? null : to.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getInteger(0))
                .invoke(dispatcher::wake);
    }
}
