package health.vigil.alarms;

import health.vigil.alarms.HistoryEntry.Kind;
import health.vigil.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Takes devices, or rules on them, out of service and back, with the alarms that are open there. */
@ApplicationScoped
class OutOfServiceDesk implements Ending {
    private static final String SELECT =
            """
            SELECT id, device_id, rule_id, since, until, by_user, permit, reason, ended_at, ended_by FROM out_of_service
            """;

    private static final String OVERLAPPING = SELECT
            + "WHERE ended_at IS NULL AND device_id = ? AND (rule_id IS NULL OR ?::text IS NULL OR rule_id = ?) LIMIT 1";

    private static final String INSERT =
            """
            INSERT INTO out_of_service (id, device_id, rule_id, since, until, by_user, permit, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String OPEN =
            """
            SELECT id FROM alarm WHERE device_id = ? AND (?::text IS NULL OR rule_id = ?) AND state <> 'normal'
            ORDER BY raised_at, id
            """;

    private static final String AFFECTED =
            """
            SELECT id FROM alarm WHERE device_id = ? AND (?::text IS NULL OR rule_id = ?) AND out_of_service_until IS NOT NULL
            ORDER BY raised_at, id
            """;

    private final Transactions transactions;
    private final DataSource dataSource;
    private final Clock clock;

    OutOfServiceDesk(Transactions transactions, DataSource dataSource, Clock clock) {
        this.transactions = transactions;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    OutOfServiceOrder begin(
            String device, @Nullable String rule, Instant until, String by, String permit, String reason)
            throws SQLException {
        var since = HistoryEntry.storable(clock.instant());
        if (!until.isAfter(since)) {
            throw Problems.badRequest("until: " + until + " is not in the future");
        }
        var order = new OutOfServiceOrder(
                UUID.randomUUID(), device, rule, since, HistoryEntry.storable(until), by, permit, reason, null, null);
        transactions.run((transaction, chronicle) -> {
            requireDevice(transaction, device);
            refuseOverlap(transaction, device, rule);
            insert(transaction, order);
            var open = alarms(transaction, OPEN, order);
            chronicle.load(transaction, open);
            for (var alarm : open) {
                chronicle.add(
                        alarm,
                        HistoryEntry.of(Kind.OUT_OF_SERVICE, since, by)
                                .because(reason)
                                .permitted(permit)
                                .until(order.until()));
            }
        });
        return order;
    }

    void end(UUID id, String by) throws SQLException {
        transactions.run((transaction, chronicle) -> {
            var order = find(transaction, id)
                    .orElseThrow(() -> Problems.notFound("There is nothing out of service with id " + id));
            if (order.endedAt() != null) {
                throw Problems.conflict(
                        order.device() + " was returned to service at " + order.endedAt() + " by " + order.endedBy());
            }
            end(transaction, chronicle, order, by, null);
        });
    }

    @Override
    public boolean isDue(Connection connection, Instant now) throws SQLException {
        return !overdue(connection, now).isEmpty();
    }

    @Override
    public void end(Connection transaction, Chronicle chronicle, Instant now) throws SQLException {
        for (var order : overdue(transaction, now)) {
            end(transaction, chronicle, order, HistoryEntry.VIGIL, HistoryEntry.EXPIRED);
        }
    }

    private static List<OutOfServiceOrder> overdue(Connection connection, Instant now) throws SQLException {
        try (var select =
                connection.prepareStatement(SELECT + "WHERE ended_at IS NULL AND until <= ? ORDER BY until, id")) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            return read(select);
        }
    }

    /** Newest first. */
    List<OutOfServiceOrder> list(boolean ended, Optional<AlarmKey> after, int limit) throws SQLException {
        var conditions = new Conditions().and(ended ? "ended_at IS NOT NULL" : "ended_at IS NULL");
        after.ifPresent(last -> {
            var since = last.raisedAt().atOffset(ZoneOffset.UTC);
            conditions.and("since < ? OR since = ? AND id > ?", since, since, last.id());
        });
        var sql = SELECT + conditions.where() + " ORDER BY since DESC, id LIMIT ?";
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setInt(conditions.bind(select), limit);
            return read(select);
        }
    }

    private void end(
            Connection transaction, Chronicle chronicle, OutOfServiceOrder order, String by, @Nullable String why)
            throws SQLException {
        var now = HistoryEntry.of(Kind.RETURNED_TO_SERVICE, clock.instant(), by).because(why);
        try (var update =
                transaction.prepareStatement("UPDATE out_of_service SET ended_at = ?, ended_by = ? WHERE id = ?")) {
            update.setObject(1, now.at().atOffset(ZoneOffset.UTC));
            update.setString(2, by);
            update.setObject(3, order.id());
            update.executeUpdate();
        }
        var affected = alarms(transaction, AFFECTED, order);
        chronicle.load(transaction, affected);
        affected.forEach(alarm -> chronicle.add(alarm, now));
    }

    private static void requireDevice(Connection transaction, String device) throws SQLException {
        try (var select = transaction.prepareStatement("SELECT FROM device WHERE id = ?")) {
            select.setString(1, device);
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw Problems.badRequest("device: there is no device '" + device + "'");
                }
            }
        }
    }

    /** So that an alarm is out of service for one reason at a time, and back when that ends. */
    private static void refuseOverlap(Connection transaction, String device, @Nullable String rule)
            throws SQLException {
        try (var select = transaction.prepareStatement(OVERLAPPING)) {
            select.setString(1, device);
            select.setString(2, rule);
            select.setString(3, rule);
            var other = read(select);
            if (!other.isEmpty()) {
                throw Problems.conflict(
                        "%s is out of service already, until %s by permit %s: return %s to service first"
                                .formatted(
                                        device,
                                        other.get(0).until(),
                                        other.get(0).permit(),
                                        other.get(0).id()));
            }
        }
    }

    private static void insert(Connection transaction, OutOfServiceOrder order) throws SQLException {
        try (var insert = transaction.prepareStatement(INSERT)) {
            insert.setObject(1, order.id());
            insert.setString(2, order.device());
            insert.setString(3, order.rule());
            insert.setObject(4, order.since().atOffset(ZoneOffset.UTC));
            insert.setObject(5, order.until().atOffset(ZoneOffset.UTC));
            insert.setString(6, order.by());
            insert.setString(7, order.permit());
            insert.setString(8, order.reason());
            insert.executeUpdate();
        }
    }

    private static List<UUID> alarms(Connection transaction, String sql, OutOfServiceOrder order) throws SQLException {
        try (var select = transaction.prepareStatement(sql)) {
            select.setString(1, order.device());
            select.setString(2, order.rule());
            select.setString(3, order.rule());
            return Transactions.ids(select);
        }
    }

    private static Optional<OutOfServiceOrder> find(Connection transaction, UUID id) throws SQLException {
        try (var select = transaction.prepareStatement(SELECT + "WHERE id = ?")) {
            select.setObject(1, id);
            return read(select).stream().findFirst();
        }
    }

    private static List<OutOfServiceOrder> read(PreparedStatement select) throws SQLException {
        var orders = new ArrayList<OutOfServiceOrder>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                orders.add(new OutOfServiceOrder(
                        rows.getObject(1, UUID.class),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getObject(4, OffsetDateTime.class).toInstant(),
                        rows.getObject(5, OffsetDateTime.class).toInstant(),
                        rows.getString(6),
                        rows.getString(7),
                        rows.getString(8),
                        instant(rows, 9),
                        rows.getString(10)));
            }
        }
        return orders;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
