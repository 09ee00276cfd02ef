package health.vigil.notify;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a recipient has been answering.
 *
 * @param state         {@code untried}, {@code ok}, {@code failing}, or {@code gone}: it answered 410 and nothing better since
 * @param failingSince  first failure since the last success
 * @param nextTryAt     it is left alone until then, and then tried with one message
 * @param fallbackSince since when its fallback is told, and our own alarm says so
 * @param pending       notifications that wait for it
 * @param dead          notifications that were given up
 */
@JsonInclude
record RecipientHealth(
        String state,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant failingSince,
        @Nullable Instant nextTryAt,
        @Nullable String lastError,
        @Nullable Instant fallbackSince,
        long pending,
        long dead) {
    static final RecipientHealth UNTRIED = new RecipientHealth("untried", null, null, null, null, null, 0, 0);

    /** Reads them. */
    @ApplicationScoped
    static class Reader {
        private static final String SELECT =
                """
                SELECT r.id, h.last_success_at, h.failing_since, h.next_try_at, h.gone, h.last_error, h.alarmed_since,
                    (SELECT count(*) FROM notification n WHERE n.recipient_id = r.id AND n.state = 'pending')
                        + (SELECT count(*) FROM notification n WHERE n.recipient_id = r.id AND n.state = 'collecting'),
                    (SELECT count(*) FROM notification n WHERE n.recipient_id = r.id AND n.state = 'dead')
                FROM recipient r LEFT JOIN recipient_health h ON h.recipient_id = r.id
                WHERE r.id = ANY ($1)
                """;

        private final Pool pool;

        Reader(Pool pool) {
            this.pool = pool;
        }

        Uni<Map<UUID, RecipientHealth>> of(Collection<UUID> recipients) {
            return pool.preparedQuery(SELECT)
                    .execute(Tuple.of(recipients.toArray(UUID[]::new)))
                    .map(rows -> {
                        var read = new HashMap<UUID, RecipientHealth>();
                        rows.forEach(row -> read.put(row.getUUID(0), health(row)));
                        return read;
                    });
        }

        private static RecipientHealth health(Row row) {
            return new RecipientHealth(
                    state(row),
                    time(row, 1),
                    time(row, 2),
                    time(row, 3),
                    row.getString(5),
                    time(row, 6),
                    row.getLong(7),
                    row.getLong(8));
        }

        private static String state(Row row) {
            if (Boolean.TRUE.equals(row.getBoolean(4))) {
                return "gone";
            }
            return row.getValue(2) != null ? "failing" : row.getValue(1) != null ? "ok" : "untried";
        }

        private static @Nullable Instant time(Row row, int column) {
            return Optional.ofNullable(row.get(OffsetDateTime.class, column))
                    .map(OffsetDateTime::toInstant)
                    .orElse(null);
        }
    }
}
