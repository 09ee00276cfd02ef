package health.vigil.notify;

import health.vigil.alarms.Delivery;
import health.vigil.alarms.DeliveryLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The outbox and its attempts, for people to read. */
@ApplicationScoped
class Deliveries implements DeliveryLog {
    private static final String SELECT =
            """
            SELECT n.id, n.recipient_id, r.name, n.alarm_id, n.sequence, n.type, n.state, n.created_at, n.step, n.stands_in,
                   n.digest_id,
                   CASE WHEN n.state IN ('pending', 'collecting') THEN greatest(n.next_attempt_at, h.next_try_at) END
                       AS next_attempt_at,
                   n.delivered_at
            FROM notification n JOIN recipient r ON r.id = n.recipient_id
                LEFT JOIN recipient_health h ON h.recipient_id = n.recipient_id
            """;

    private static final String OF_ALARM = SELECT + " WHERE n.alarm_id = ? ORDER BY n.sequence, r.name";

    private static final String PAGE = SELECT
            + """
            WHERE (?::uuid IS NULL OR n.alarm_id = ?) AND (?::uuid IS NULL OR n.recipient_id = ?)
                AND (?::text IS NULL OR n.state = ?)
                AND (?::timestamptz IS NULL OR n.created_at >= ?) AND (?::timestamptz IS NULL OR n.created_at < ?)
                AND (?::uuid IS NULL OR (n.created_at, n.id) < (SELECT l.created_at, l.id FROM notification l WHERE l.id = ?))
            ORDER BY n.created_at DESC, n.id DESC LIMIT ?
            """;

    private static final String ATTEMPTS =
            """
            SELECT notification_id, attempt, at, latency_ms, status, outcome, response_head
            FROM delivery_attempt WHERE notification_id = ANY (?) ORDER BY notification_id, attempt
            """;

    private final DataSource dataSource;

    Deliveries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public List<Delivery> of(UUID alarm) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(OF_ALARM)) {
            select.setObject(1, alarm);
            return read(connection, select);
        }
    }

    /** Newest first; what is null doesn't narrow. */
    List<Delivery> page(DeliveryFilter filter, @Nullable UUID after, int limit) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(PAGE)) {
            var index = 1;
            for (var argument : new @Nullable Object[] {
                filter.alarm(), filter.recipient(), filter.state(), time(filter.from()), time(filter.to()), after
            }) {
                select.setObject(index++, argument);
                select.setObject(index++, argument);
            }
            select.setInt(index, limit);
            return read(connection, select);
        }
    }

    private static List<Delivery> read(Connection connection, PreparedStatement select) throws SQLException {
        var attempts = new HashMap<UUID, List<Delivery.Attempt>>();
        var deliveries = new ArrayList<Delivery>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                deliveries.add(delivery(rows, attempts));
            }
        }
        readAttempts(connection, attempts);
        return deliveries;
    }

    /** The list of attempts is entered into the map, to be filled by the second query. */
    private static Delivery delivery(ResultSet row, Map<UUID, List<Delivery.Attempt>> attempts) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Delivery(
                id,
                new Delivery.RecipientRef(row.getObject("recipient_id", UUID.class), row.getString("name")),
                row.getObject("alarm_id", UUID.class),
                row.getInt("sequence"),
                row.getString("type"),
                row.getString("state"),
                row.getString("step"),
                row.getObject("stands_in", UUID.class),
                row.getObject("digest_id", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "next_attempt_at"),
                instant(row, "delivered_at"),
                attempts.computeIfAbsent(id, key -> new ArrayList<>()));
    }

    private static void readAttempts(Connection connection, Map<UUID, List<Delivery.Attempt>> attempts)
            throws SQLException {
        try (var select = connection.prepareStatement(ATTEMPTS)) {
            select.setArray(
                    1, connection.createArrayOf("uuid", attempts.keySet().toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    attempts.get(rows.getObject(1, UUID.class))
                            .add(new Delivery.Attempt(
                                    rows.getInt(2),
                                    rows.getObject(3, OffsetDateTime.class).toInstant(),
                                    rows.getInt(4),
                                    rows.getObject(5, Integer.class),
                                    rows.getString(6),
                                    rows.getString(7)));
                }
            }
        }
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
