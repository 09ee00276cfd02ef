package health.vigil.alarms;

import health.vigil.alarms.AlarmView.OutOfService;
import health.vigil.alarms.AlarmView.Shelf;
import health.vigil.alarms.HistoryEntry.Kind;
import health.vigil.alarms.HistoryEntry.Mark;
import health.vigil.rules.AlarmChange.Raised;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Enters raised alarms and finds what is already known of their rule and device: chattering, shelved, out of service. */
final class NewAlarms {
    private static final String INSERT =
            """
            INSERT INTO alarm (id, rule_id, rule, device_id, site_id, jurisdiction, family, field, container, of_site,
                               members, priority, latched, onset_at, raised_at, value, sequence)
            SELECT c.id, c.rule_id, c.rule, c.device_id, s.id, s.jurisdiction, d.family, c.field, c.container, c.of_site,
                   string_to_array(c.members, ','), c.priority, c.latched, c.onset_at, c.raised_at,
                   c.value, 0
            FROM unnest(?::uuid[], ?::text[], ?::jsonb[], ?::smallint[], ?::boolean[], ?::text[], ?::text[], ?::text[],
                        ?::boolean[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::float8[])
                AS c (id, rule_id, rule, priority, latched, field, device_id, container, of_site, members,
                      onset_at, raised_at, value)
            JOIN device d ON d.id = c.device_id JOIN site s ON s.id = d.site
            ON CONFLICT (id) DO NOTHING
            RETURNING id
            """;

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
    private final Set<UUID> ids = new HashSet<>();
    private final Map<UUID, List<Earlier>> earlier = new HashMap<>();
    private final Map<UUID, Shelf> shelves = new HashMap<>();
    private final Map<UUID, OutOfService> services = new HashMap<>();

    private NewAlarms(AlarmsConfig.Chattering chattering) {
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

    static NewAlarms insert(Connection transaction, List<Raised> raised, AlarmsConfig.Chattering chattering)
            throws SQLException {
        var alarms = new NewAlarms(chattering);
        if (!raised.isEmpty()) {
            alarms.insert(transaction, raised);
        }
        if (!alarms.ids.isEmpty()) {
            alarms.look(transaction);
        }
        return alarms;
    }

    boolean contains(UUID alarm) {
        return ids.contains(alarm);
    }

    /**
     * The raise that makes a rule chatter is told, so that people know; those that follow are held back, and so are those
     * of what is shelved or out of service.
     */
    void raise(Raised raise, Chronicle chronicle) {
        var alarm = raise.alarm();
        var before = earlier.getOrDefault(alarm, List.of());
        var chatteredBefore = before.stream().anyMatch(e -> e.chatters(chronicle));
        var chatters = chatteredBefore || before.size() + 1 >= chattering.raises();
        var shelf = shelves.get(alarm);
        var service = services.get(alarm);
        var heldBack = heldBack(service, shelf, chatteredBefore);
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
    }

    private static @Nullable HeldBack heldBack(
            @Nullable OutOfService service, @Nullable Shelf shelf, boolean chatteredBefore) {
        if (service != null) {
            return HeldBack.OUT_OF_SERVICE;
        }
        if (shelf != null) {
            return HeldBack.SHELVED;
        }
        return chatteredBefore ? HeldBack.CHATTERING : null;
    }

    private void insert(Connection transaction, List<Raised> raised) throws SQLException {
        var column = new Columns<>(transaction, raised);
        try (var insert = transaction.prepareStatement(INSERT)) {
            insert.setArray(1, column.of("uuid", Raised::alarm));
            insert.setArray(2, column.of("text", r -> r.rule().id()));
            insert.setArray(3, column.of("text", r -> RuleSnapshot.write(r.rule())));
            insert.setArray(4, column.of("smallint", r -> r.rule().priority().ordinal()));
            insert.setArray(5, column.of("bool", r -> r.rule().latched()));
            insert.setArray(6, column.of("text", Raised::field));
            insert.setArray(7, column.of("text", Raised::device));
            insert.setArray(8, column.of("text", Raised::container));
            insert.setArray(9, column.of("bool", Raised::ofSite));
            insert.setArray(10, column.of("text", r -> String.join(",", r.members())));
            insert.setArray(11, column.times(r -> HistoryEntry.storable(r.onset())));
            insert.setArray(12, column.times(r -> HistoryEntry.storable(r.at())));
            insert.setArray(13, column.of("float8", Raised::value));
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
        }
    }

    private void look(Connection transaction) throws SQLException {
        var array = transaction.createArrayOf("uuid", ids.toArray());
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
