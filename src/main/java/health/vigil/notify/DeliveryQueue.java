package health.vigil.notify;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.StreamSupport;

/** The outbox as a queue that several instances share; the database's clock rules. */
@ApplicationScoped
class DeliveryQueue {
    /**
     * Each recipient gives at most what it has room for, and of each alarm only what is not preceded by another. Digests
     * are of no alarm, and of no order.
     */
    private static final String CLAIM =
            """
            WITH due AS (
                SELECT line.id
                FROM recipient r
                CROSS JOIN LATERAL (
                    SELECT n.id, n.next_attempt_at
                    FROM notification n
                    WHERE n.recipient_id = r.id AND n.state = 'pending' AND n.next_attempt_at <= now()
                        AND (n.claimed_until IS NULL OR n.claimed_until <= now())
                        AND NOT EXISTS (
                            SELECT FROM notification earlier
                            WHERE earlier.recipient_id = n.recipient_id AND earlier.alarm_id = n.alarm_id
                                AND earlier.sequence < n.sequence AND earlier.state = 'pending')
                    ORDER BY n.next_attempt_at
                    LIMIT greatest(0, $2::bigint - (
                        SELECT count(*) FROM notification busy
                        WHERE busy.recipient_id = r.id AND busy.claimed_until > now()))
                    FOR UPDATE SKIP LOCKED
                ) line
                WHERE r.enabled
                ORDER BY line.next_attempt_at
                LIMIT $1::bigint
            )
            UPDATE notification n
            SET claimed_until = now() + $3::float8 * interval '1 millisecond', attempts = n.attempts + 1
            FROM due
                JOIN notification told ON told.id = due.id
                JOIN recipient r ON r.id = told.recipient_id
                LEFT JOIN alarm a ON a.id = told.alarm_id
                LEFT JOIN alarm_history h ON h.alarm_id = told.alarm_id AND h.sequence = told.sequence
            WHERE n.id = due.id
            RETURNING n.id, n.type, coalesce(a.device_id, 'excursions'), coalesce(h.at, n.created_at), n.body, n.attempts,
                n.created_at, r.name, r.url, r.secret
            """;

    private static final String LOG_ATTEMPT =
            """
            WITH attempt AS (
                INSERT INTO delivery_attempt (notification_id, attempt, at, latency_ms, status, outcome, response_head)
                VALUES ($1, $2, now() - $3::int * interval '1 millisecond', $3::int, $4, $5, $6)
                ON CONFLICT DO NOTHING
            )
            """;

    private static final String DELIVERED = LOG_ATTEMPT
            + """
            UPDATE notification SET state = 'delivered', delivered_at = clock_timestamp(), claimed_until = NULL
            WHERE id = $1 RETURNING extract(epoch FROM delivered_at - created_at)::float8
            """;

    private static final String DEAD = LOG_ATTEMPT
            + """
            UPDATE notification SET state = 'dead', claimed_until = NULL WHERE id = $1 AND state = 'pending'
            """;

    /** What comes later of the same alarm waits as well, and need not be looked at until then. */
    private static final String RETRY = LOG_ATTEMPT
            + """
            UPDATE notification later
            SET next_attempt_at = now() + $7::float8 * interval '1 millisecond', claimed_until = NULL
            WHERE later.state = 'pending' AND later.id IN (
                SELECT $1::uuid
                UNION ALL
                SELECT follower.id FROM notification failed JOIN notification follower
                    ON follower.recipient_id = failed.recipient_id AND follower.alarm_id = failed.alarm_id
                WHERE failed.id = $1)
            """;

    private final Pool pool;
    private final NotifyConfig config;

    DeliveryQueue(Pool pool, NotifyConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** Takes what is due; it is this instance's until the lease ends. */
    Uni<List<Notification>> claim(int atMost) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(atMost, config.concurrencyPerRecipient(), (double)
                        config.lease().toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(DeliveryQueue::notification)
                        .toList());
    }

    /** @return time from commit to delivery */
    Uni<Duration> delivered(Notification notification, Outcome outcome, Duration latency) {
        return pool.preparedQuery(DELIVERED)
                .execute(attempt(notification, outcome, latency))
                .map(rows -> Duration.ofNanos((long) (rows.iterator().next().getDouble(0)
                        * Duration.ofSeconds(1).toNanos())));
    }

    Uni<Void> retry(Notification notification, Outcome outcome, Duration latency, Duration wait) {
        return pool.preparedQuery(RETRY)
                .execute(attempt(notification, outcome, latency).addDouble((double) wait.toMillis()))
                .replaceWithVoid();
    }

    Uni<Void> dead(Notification notification, Outcome outcome, Duration latency) {
        return pool.preparedQuery(DEAD)
                .execute(attempt(notification, outcome, latency))
                .replaceWithVoid();
    }

    Uni<Long> pending() {
        return pool.query("SELECT count(*) FROM notification WHERE state = 'pending'")
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Tuple attempt(Notification notification, Outcome outcome, Duration latency) {
        return Tuple.tuple()
                .addUUID(notification.id())
                .addInteger(notification.attempt())
                .addInteger((int) latency.toMillis())
                .addInteger(outcome.httpStatus().orElse(null))
                .addString(outcome.word())
                .addString(outcome.detail());
    }

    private static Notification notification(Row row) {
        return new Notification(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                row.get(OffsetDateTime.class, 3).toInstant(),
                row.getString(4),
                row.getInteger(5),
                row.get(OffsetDateTime.class, 6).toInstant(),
                row.getString(7),
                row.getString(8),
                new Secret(row.getString(9)));
    }
}
