package health.vigil.ingest;

import health.vigil.ingest.Outcome.Fate;
import health.vigil.telemetry.Frame;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * Messages per device and hour of receipt. What was received is counted from the messages, what became of them from the
 * answers of the database: that the two agree is a check, not a tautology.
 */
final class AccountingTable {
    private AccountingTable() {}

    private record Key(Instant hour, String device) implements Comparable<Key> {
        static Key of(Frame frame) {
            return new Key(frame.receivedAt().truncatedTo(ChronoUnit.HOURS), frame.device());
        }

        @Override
        public int compareTo(Key other) {
            var byHour = hour.compareTo(other.hour);
            return byHour != 0 ? byHour : device.compareTo(other.device);
        }
    }

    static void add(Connection transaction, List<Item> items, List<Fate> fates) throws SQLException {
        if (items.isEmpty()) {
            return;
        }
        var received = new TreeMap<Key, Integer>();
        items.forEach(item -> received.merge(Key.of(item.frame()), 1, Integer::sum));
        var counts = new HashMap<Key, int[]>();
        for (var i = 0; i < fates.size(); i++) {
            var count = counts.computeIfAbsent(Key.of(items.get(i).frame()), key -> new int[Fate.values().length]);
            count[fates.get(i).ordinal()]++;
        }
        new Unnest<>(transaction, List.copyOf(received.keySet()))
                .time("hour", Key::hour)
                .text("device_id", Key::device)
                .integer("received", received::get)
                .integer("stored", key -> counts.get(key)[Fate.STORED.ordinal()])
                .integer("duplicate", key -> counts.get(key)[Fate.DUPLICATE.ordinal()])
                .integer("quarantined", key -> counts.get(key)[Fate.QUARANTINED.ordinal()])
                .update(
                        """
                        INSERT INTO accounting AS a (hour, device_id, received, stored, duplicate, quarantined)
                        SELECT hour, device_id, received, stored, duplicate, quarantined FROM {rows}
                        ON CONFLICT (hour, device_id) DO UPDATE SET
                            received = a.received + excluded.received,
                            stored = a.stored + excluded.stored,
                            duplicate = a.duplicate + excluded.duplicate,
                            quarantined = a.quarantined + excluded.quarantined""");
    }
}
