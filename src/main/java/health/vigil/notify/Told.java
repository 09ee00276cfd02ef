package health.vigil.notify;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who has been told of which alarm, and so is told what follows. */
final class Told {
    private static final String SELECT =
            """
            SELECT DISTINCT ON (alarm_id, recipient_id) alarm_id, recipient_id, step, stands_in
            FROM notification WHERE alarm_id = ANY (?) ORDER BY alarm_id, recipient_id, sequence
            """;

    private final Map<UUID, Map<UUID, Entry>> byAlarm = new HashMap<>();

    /**
     * @param step     of the escalation by which it was told; absent: it subscribes
     * @param due      not before that; in the past for those who have been told
     * @param standsIn the recipient that could not be reached
     */
    record Entry(Recipient recipient, @Nullable String step, Instant due, @Nullable UUID standsIn) {}

    static Told read(Connection transaction, Collection<UUID> alarms, Directory directory) throws SQLException {
        var told = new Told();
        try (var select = transaction.prepareStatement(SELECT)) {
            select.setArray(1, transaction.createArrayOf("uuid", alarms.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var step = rows.getString(3);
                    var standsIn = rows.getObject(4, UUID.class);
                    var alarm = rows.getObject(1, UUID.class);
                    directory
                            .recipient(rows.getObject(2, UUID.class))
                            .ifPresent(
                                    recipient -> told.add(alarm, new Entry(recipient, step, Instant.EPOCH, standsIn)));
                }
            }
        }
        return told;
    }

    void add(UUID alarm, List<Listener> listeners) {
        for (var listener : listeners) {
            add(alarm, new Entry(listener.recipient(), listener.step().orElse(null), listener.due(), null));
        }
    }

    Collection<Entry> of(UUID alarm) {
        return Optional.ofNullable(byAlarm.get(alarm)).map(Map::values).orElse(List.of());
    }

    private void add(UUID alarm, Entry entry) {
        byAlarm.computeIfAbsent(alarm, key -> new LinkedHashMap<>())
                .putIfAbsent(entry.recipient().id(), entry);
    }
}
