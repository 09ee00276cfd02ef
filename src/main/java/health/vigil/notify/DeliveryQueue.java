package health.vigil.notify;

import health.vigil.notify.format.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The outbox as a queue that several instances share; the database's clock rules. */
@ApplicationScoped
class DeliveryQueue {
    /**
     * Each recipient gives at most what it has room for, one if it has been failing, and of each alarm only what is not
     * preceded by another. A claim moves the due time to the end of its lease.
     */
    private static final String CLAIM =
            """
            WITH due AS (
                SELECT line.id
                FROM recipient r
                LEFT JOIN recipient_health h ON h.recipient_id = r.id
                LEFT JOIN unnest($4::uuid[], $5::int[]) AS busy (recipient_id, count) ON busy.recipient_id = r.id
                CROSS JOIN LATERAL (
                    SELECT n.id, n.next_attempt_at
                    FROM notification n
                    WHERE n.recipient_id = r.id AND n.state = 'pending' AND n.next_attempt_at <= now()
                        AND NOT EXISTS (
                            SELECT FROM notification earlier
                            WHERE earlier.recipient_id = n.recipient_id AND earlier.alarm_id = n.alarm_id
                                AND earlier.sequence < n.sequence AND earlier.state NOT IN ('delivered', 'dead'))
                    ORDER BY n.next_attempt_at
                    LIMIT greatest(0, CASE WHEN h.next_try_at IS NULL THEN $2::bigint ELSE 1 END
                                      - coalesce(busy.count, 0))
                    FOR UPDATE SKIP LOCKED
                ) line
                WHERE r.enabled AND (h.next_try_at IS NULL OR h.next_try_at <= now())
                ORDER BY line.next_attempt_at
                LIMIT $1::bigint
            )
            UPDATE notification n
            SET next_attempt_at = now() + $3::float8 * interval '1 millisecond', attempts = n.attempts + 1
            FROM due
                JOIN notification told ON told.id = due.id
                JOIN recipient r ON r.id = told.recipient_id
                LEFT JOIN recipient_health h ON h.recipient_id = told.recipient_id
                LEFT JOIN alarm a ON a.id = told.alarm_id
                LEFT JOIN alarm_history e ON e.alarm_id = told.alarm_id AND e.sequence = told.sequence
                LEFT JOIN announcement said ON said.alarm_id = told.alarm_id AND said.sequence = told.sequence
            WHERE n.id = due.id
            RETURNING n.recipient_id, n.id, n.type, coalesce(a.device_id, split_part(n.type, '.', 3)),
                coalesce(e.at, n.created_at), n.created_at, coalesce(n.body, said.body), n.attempts, n.queued_at,
                (SELECT revision FROM recipient_revision),
                CASE WHEN r.format = 'cap' THEN (
                    SELECT jsonb_agg(jsonb_build_array(b.id, extract(epoch FROM b.created_at)) ORDER BY b.sequence)
                    FROM notification b
                    WHERE b.recipient_id = n.recipient_id AND b.alarm_id = n.alarm_id AND b.sequence < n.sequence
                        AND b.state = 'delivered') END,
                coalesce(h.failures, 0), h.failing_since
            """;

    /** Not those that are meant to wait: for the morning, or for their digest. Each count has an index of its own. */
    private static final String PENDING =
            """
            SELECT (SELECT count(*) FROM notification
                    WHERE state = 'pending' AND (attempts > 0 OR next_attempt_at <= now()))
                + (SELECT count(*) FROM notification WHERE state = 'collecting' AND next_attempt_at <= now())
            """;

    private final Pool pool;
    private final NotifyConfig config;

    DeliveryQueue(Pool pool, NotifyConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** @param directory what the recipients must be looked up in: this revision or a later one */
    record Claim(List<Notification> notifications, long directory) {}

    /**
     * Takes what is due; it is this instance's until the lease ends.
     *
     * @param busy how many deliveries are under way to each recipient
     */
    Uni<Claim> claim(int atMost, Map<UUID, Integer> busy) {
        var recipients = List.copyOf(busy.keySet());
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.tuple()
                        .addInteger(atMost)
                        .addInteger(config.concurrencyPerRecipient())
                        .addDouble((double) config.lease().toMillis())
                        .addArrayOfUUID(recipients.toArray(UUID[]::new))
                        .addArrayOfInteger(recipients.stream().map(busy::get).toArray(Integer[]::new)))
                .map(rows -> new Claim(
                        StreamSupport.stream(rows.spliterator(), false)
                                .map(DeliveryQueue::notification)
                                .toList(),
                        rows.size() == 0 ? -1 : rows.iterator().next().getLong(9)));
    }

    Uni<Long> pending() {
        return pool.query(PENDING).execute().map(rows -> rows.iterator().next().getLong(0));
    }

    private static Notification notification(Row row) {
        var message = new Message(
                row.getUUID(1),
                row.getString(2),
                row.getString(3),
                time(row, 4),
                time(row, 5),
                row.getString(6),
                earlier(row.getJsonArray(10)));
        var failingSince = row.get(OffsetDateTime.class, 12);
        return new Notification(
                row.getUUID(0),
                message,
                row.getInteger(7),
                time(row, 8),
                row.getInteger(11),
                failingSince == null ? null : failingSince.toInstant());
    }

    private static List<Message.Reference> earlier(@Nullable JsonArray references) {
        if (references == null) {
            return List.of();
        }
        return IntStream.range(0, references.size())
                .mapToObj(references::getJsonArray)
                .map(pair -> new Message.Reference(
                        UUID.fromString(pair.getString(0)), Instant.ofEpochMilli((long) (pair.getDouble(1) * 1000))))
                .toList();
    }

    private static Instant time(Row row, int column) {
        return row.get(OffsetDateTime.class, column).toInstant();
    }
}
