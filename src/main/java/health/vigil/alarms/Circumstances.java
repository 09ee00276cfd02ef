package health.vigil.alarms;

import health.vigil.alarms.AlarmView.OutOfService;
import health.vigil.alarms.AlarmView.Shelf;
import health.vigil.alarms.HistoryEntry.Kind;
import health.vigil.alarms.HistoryEntry.Mark;
import health.vigil.alarms.Silences.Silenced;
import health.vigil.rules.AlarmChange.Raised;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is already known of new alarms when they are raised, and decides who is called: their rule chatters on the device, is
 * shelved or out of service there, or a silence covers them.
 */
final class Circumstances {
    /** The same rule on the same device, field and container. */
    private static final String SAME_SUBJECT =
            """
            p.device_id = n.device_id AND p.rule_id = n.rule_id AND p.id <> n.id
            AND p.field IS NOT DISTINCT FROM n.field AND p.container IS NOT DISTINCT FROM n.container
            """;

    private static final String EARLIER = "SELECT n.id, p.id AS earlier, p.chattering FROM alarm n JOIN alarm p ON "
            + SAME_SUBJECT
            + """
            AND p.raised_at < n.raised_at AND p.raised_at > n.raised_at - ? * INTERVAL '1 second'
            WHERE n.id = ANY (?)
            """;

    private static final String SHELVED =
            "SELECT DISTINCT ON (n.id) n.id, p.shelved_at, p.shelved_until, p.shelved_by, p.shelved_reason "
                    + "FROM alarm n JOIN alarm p ON "
                    + SAME_SUBJECT
                    + "AND p.shelved_until IS NOT NULL WHERE n.id = ANY (?) ORDER BY n.id, p.shelved_until DESC";

    private static final String OUT_OF_SERVICE =
            """
            SELECT n.id, o.since, o.until, o.by_user, o.reason, o.permit
            FROM alarm n JOIN out_of_service o ON o.ended_at IS NULL AND o.device_id = n.device_id
                AND (o.rule_id IS NULL OR o.rule_id = n.rule_id)
            WHERE n.id = ANY (?)
            """;

    private final AlarmsConfig.Chattering chattering;
    private final Map<UUID, List<Earlier>> earlier = new HashMap<>();
    private final Map<UUID, Shelf> shelves = new HashMap<>();
    private final Map<UUID, OutOfService> services = new HashMap<>();
    private final Map<UUID, Silenced> silences = new HashMap<>();

    private Circumstances(AlarmsConfig.Chattering chattering) {
        this.chattering = chattering;
    }

    /** An alarm of the same rule and device that was raised within the window before. */
    private record Earlier(UUID alarm, boolean chattering) {
        boolean chatters(Chronicle chronicle) {
            return chronicle
                    .life(alarm)
                    .map(life -> life.episode().chattering())
                    .orElse(chattering);
        }
    }

    static Circumstances of(
            Connection transaction, Collection<UUID> alarms, AlarmsConfig.Chattering chattering, Silences silences)
            throws SQLException {
        var circumstances = new Circumstances(chattering);
        if (!alarms.isEmpty()) {
            circumstances.look(transaction, alarms);
            circumstances.silences.putAll(silences.of(transaction, alarms));
        }
        return circumstances;
    }

    /**
     * The raise that makes a rule chatter is told, so that people know; those that follow are held back, and so are those
     * of what is shelved, silenced or out of service.
     */
    void raise(Raised raise, Chronicle chronicle) {
        var alarm = raise.alarm();
        var before = earlier.getOrDefault(alarm, List.of());
        var chatteredBefore = before.stream().anyMatch(e -> e.chatters(chronicle));
        var chatters = chatteredBefore || before.size() + 1 >= chattering.raises();
        var shelf = shelves.get(alarm);
        var service = services.get(alarm);
        var silence = silences.get(alarm);
        var heldBack = heldBack(service, shelf, silence, chatteredBefore);
        chronicle.raise(
                alarm,
                raise.rule().latched(),
                HistoryEntry.of(Kind.RAISED, raise.at(), HistoryEntry.VIGIL)
                        .because(heldBack == null ? null : heldBack.text())
                        .with(raise.value())
                        .marked(chatters ? Mark.CHATTERING : null));
        if (shelf != null) {
            chronicle.add(
                    alarm,
                    HistoryEntry.of(Kind.SHELVED, shelf.since(), shelf.by())
                            .because(shelf.why())
                            .until(shelf.until()));
        }
        if (service != null) {
            chronicle.add(
                    alarm,
                    HistoryEntry.of(Kind.OUT_OF_SERVICE, service.since(), service.by())
                            .because(service.why())
                            .permitted(service.permit())
                            .until(service.until()));
        }
        if (silence != null) {
            chronicle.add(alarm, silence.entry(raise.at()));
        }
    }

    private static @Nullable HeldBack heldBack(
            @Nullable OutOfService service,
            @Nullable Shelf shelf,
            @Nullable Silenced silence,
            boolean chatteredBefore) {
        if (service != null) {
            return HeldBack.OUT_OF_SERVICE;
        }
        if (shelf != null) {
            return HeldBack.SHELVED;
        }
        if (silence != null) {
            return HeldBack.SILENCED;
        }
        return chatteredBefore ? HeldBack.CHATTERING : null;
    }

    private void look(Connection transaction, Collection<UUID> alarms) throws SQLException {
        var array = transaction.createArrayOf("uuid", alarms.toArray());
        try (var select = transaction.prepareStatement(EARLIER)) {
            select.setDouble(1, chattering.within().toMillis() / 1000.0);
            select.setArray(2, array);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    earlier.computeIfAbsent(id(rows), key -> new ArrayList<>())
                            .add(new Earlier(rows.getObject(2, UUID.class), rows.getBoolean(3)));
                }
            }
        }
        try (var select = transaction.prepareStatement(SHELVED)) {
            select.setArray(1, array);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    shelves.put(
                            id(rows), new Shelf(time(rows, 2), time(rows, 3), rows.getString(4), rows.getString(5)));
                }
            }
        }
        try (var select = transaction.prepareStatement(OUT_OF_SERVICE)) {
            select.setArray(1, array);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    services.put(
                            id(rows),
                            new OutOfService(
                                    time(rows, 2),
                                    time(rows, 3),
                                    rows.getString(4),
                                    rows.getString(5),
                                    rows.getString(6)));
                }
            }
        }
    }

    private static UUID id(ResultSet row) throws SQLException {
        return row.getObject(1, UUID.class);
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
