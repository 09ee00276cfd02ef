package health.vigil.notify;

import health.vigil.notify.Result.Verdict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** Records what became of attempts, many in one transaction. */
@ApplicationScoped
class DeliveryResults {
    private static final String ATTEMPTS =
            """
            INSERT INTO delivery_attempt (notification_id, attempt, at, latency_ms, status, outcome, response_head)
            SELECT id, attempt, now() - latency_ms * interval '1 millisecond', latency_ms, status, outcome, response_head
            FROM unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::text[], $6::text[])
                AS a (id, attempt, latency_ms, status, outcome, response_head)
            ON CONFLICT DO NOTHING
            """;

    private static final String DELIVERED =
            """
            UPDATE notification SET state = 'delivered', delivered_at = clock_timestamp()
            WHERE id = ANY ($1) AND state = 'pending'
            """;

    private static final String DEAD =
            "UPDATE notification SET state = 'dead' WHERE id = ANY ($1) AND state = 'pending'";

    /** What a digest has drawn together fares as it does. */
    private static final String WITH_DIGEST =
            """
            UPDATE notification n SET state = digest.state, delivered_at = digest.delivered_at
            FROM notification digest
            WHERE digest.id = ANY ($1) AND digest.state IN ('delivered', 'dead')
                AND n.digest_id = digest.id AND n.state = 'digested'
            """;

    /** What comes later of the same alarm waits as well, and need not be looked at until then. */
    private static final String RETRIED =
            """
            UPDATE notification n
            SET next_attempt_at = greatest(now() + w.wait_ms * interval '1 millisecond', w.least)
            FROM (
                SELECT id, wait_ms, NULL::timestamptz AS least FROM unnest($1::uuid[], $2::bigint[]) AS w (id, wait_ms)
                UNION ALL
                SELECT later.id, w.wait_ms, later.next_attempt_at
                FROM unnest($1::uuid[], $2::bigint[]) AS w (id, wait_ms)
                    JOIN notification failed ON failed.id = w.id
                    JOIN notification later ON later.recipient_id = failed.recipient_id
                        AND later.alarm_id = failed.alarm_id AND later.sequence > failed.sequence
            ) w
            WHERE n.id = w.id AND n.state = 'pending'
            """;

    /** Told to the database when there is news, or now and then: a healthy recipient costs nothing. */
    private static final String SUCCEEDED =
            """
            INSERT INTO recipient_health AS h (recipient_id, last_success_at)
            SELECT unnest($1::uuid[]), now()
            ON CONFLICT (recipient_id) DO UPDATE SET
                last_success_at = now(), failing_since = NULL, failures = 0, next_try_at = NULL, gone = false
            WHERE h.failing_since IS NOT NULL OR h.last_success_at IS NULL
                OR h.last_success_at < now() - interval '10 seconds'
            """;

    private static final String FAILED =
            """
            INSERT INTO recipient_health AS h (recipient_id, failing_since, failures, next_try_at, gone, last_error)
            SELECT recipient_id, now(), failures,
                CASE WHEN failures >= $6 THEN now() + rest_ms * interval '1 millisecond' END, gone, error
            FROM unnest($1::uuid[], $2::int[], $3::bigint[], $4::bool[], $5::text[])
                AS f (recipient_id, failures, rest_ms, gone, error)
            ON CONFLICT (recipient_id) DO UPDATE SET
                failing_since = coalesce(h.failing_since, now()),
                failures = h.failures + excluded.failures,
                next_try_at = CASE WHEN excluded.failures > 0 AND h.failures + excluded.failures >= $6
                    THEN now() + (SELECT rest_ms * interval '1 millisecond' FROM unnest($1::uuid[], $3::bigint[])
                                  AS f (recipient_id, rest_ms) WHERE f.recipient_id = h.recipient_id)
                    ELSE h.next_try_at END,
                gone = h.gone OR excluded.gone,
                last_error = excluded.last_error
            """;

    private final Pool pool;
    private final NotifyConfig config;

    DeliveryResults(Pool pool, NotifyConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** @param results in the order in which they came */
    Uni<Void> record(List<Result> results) {
        return pool.withTransaction(transaction -> run(transaction, ATTEMPTS, attempts(results))
                .chain(() -> settle(transaction, results))
                .chain(() -> retry(transaction, only(results, result -> result.verdict() == Verdict.RETRY)))
                .chain(() -> bear(transaction, Bearing.of(results))));
    }

    private Uni<Void> settle(SqlConnection transaction, List<Result> results) {
        var digests = only(results, result -> result.notification().isDigest());
        return onIds(transaction, DELIVERED, only(results, result -> result.verdict() == Verdict.DELIVERED))
                .chain(() -> onIds(transaction, DEAD, only(results, result -> result.verdict() == Verdict.DEAD)))
                .chain(() -> onIds(transaction, WITH_DIGEST, digests));
    }

    private Uni<Void> retry(SqlConnection transaction, List<Result> retried) {
        return retried.isEmpty()
                ? Uni.createFrom().voidItem()
                : run(
                        transaction,
                        RETRIED,
                        ids(retried)
                                .addArrayOfLong(array(retried, r -> r.later().toMillis(), Long[]::new)));
    }

    private Uni<Void> bear(SqlConnection transaction, Collection<Bearing> bearings) {
        var succeeded = bearings.stream().filter(Bearing::succeeded).toList();
        var failed = bearings.stream().filter(Bearing::failed).toList();
        var success =
                succeeded.isEmpty() ? Uni.createFrom().voidItem() : run(transaction, SUCCEEDED, recipients(succeeded));
        return failed.isEmpty() ? success : success.chain(() -> run(transaction, FAILED, failures(failed)));
    }

    private Tuple failures(List<Bearing> failed) {
        return recipients(failed)
                .addArrayOfInteger(array(failed, Bearing::failures, Integer[]::new))
                .addArrayOfLong(array(failed, bearing -> bearing.rest().toMillis(), Long[]::new))
                .addArrayOfBoolean(array(failed, Bearing::gone, Boolean[]::new))
                .addArrayOfString(array(failed, Bearing::error, String[]::new))
                .addInteger(config.failuresBeforeRest());
    }

    private static Tuple attempts(List<Result> results) {
        return ids(results)
                .addArrayOfInteger(array(results, r -> r.notification().attempt(), Integer[]::new))
                .addArrayOfInteger(array(results, r -> (int) r.latency().toMillis(), Integer[]::new))
                .addArrayOfInteger(array(results, r -> r.outcome().httpStatus().orElse(null), Integer[]::new))
                .addArrayOfString(array(results, r -> r.outcome().word(), String[]::new))
                .addArrayOfString(array(results, r -> r.outcome().detail(), String[]::new));
    }

    private static Uni<Void> onIds(SqlConnection transaction, String sql, List<Result> results) {
        return results.isEmpty() ? Uni.createFrom().voidItem() : run(transaction, sql, ids(results));
    }

    private static Tuple ids(List<Result> results) {
        return Tuple.tuple()
                .addArrayOfUUID(array(results, result -> result.notification().id(), UUID[]::new));
    }

    private static Tuple recipients(List<Bearing> bearings) {
        return Tuple.tuple().addArrayOfUUID(array(bearings, Bearing::recipient, UUID[]::new));
    }

    private static <T, V> V[] array(List<T> rows, Function<T, V> property, IntFunction<V[]> generator) {
        return rows.stream().map(property).toArray(generator);
    }

    private static List<Result> only(List<Result> results, Predicate<Result> which) {
        return results.stream().filter(which).toList();
    }

    private static Uni<Void> run(SqlConnection transaction, String sql, Tuple arguments) {
        return transaction.preparedQuery(sql).execute(arguments).replaceWithVoid();
    }
}
