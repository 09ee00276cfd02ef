package health.vigil.ingest;

import health.vigil.rules.LocalDay;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Days that were over when something of them came in, so that the figures on them have to be reckoned anew. Each note
 * has a number of its own: whoever reckons can tell whether more came meanwhile.
 */
final class DueDayTable {
    private DueDayTable() {}

    /** In this order rows are locked wherever several are, so that nobody waits for each other. */
    private record Row(int epochDay, int device) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            return Comparator.comparingInt(Row::epochDay)
                    .thenComparingInt(Row::device)
                    .compare(this, other);
        }
    }

    static void insert(Connection transaction, List<Item> items) throws SQLException {
        var rows = new TreeSet<Row>();
        var today = LocalDay.of(Instant.EPOCH);
        for (var item : items) {
            var received = item.frame().receivedAt();
            today = today.contains(received) ? today : LocalDay.of(received);
            var start = today.start();
            item.readings().forEach(reading -> add(rows, item, reading.at(), start));
            item.events().forEach(event -> add(rows, item, event.at(), start));
        }
        if (rows.isEmpty()) {
            return;
        }
        new Unnest<>(transaction, new ArrayList<>(rows))
                .integer("day", Row::epochDay)
                .integer("device_key", Row::device)
                .update(
                        """
                        INSERT INTO compliance_due (day, device_key)
                        SELECT DATE '1970-01-01' + day, device_key FROM {rows} ORDER BY day, device_key
                        ON CONFLICT (day, device_key) DO UPDATE SET noted = DEFAULT""");
    }

    private static void add(TreeSet<Row> rows, Item item, Instant at, Instant today) {
        if (at.isBefore(today)) {
            rows.add(new Row((int) LocalDay.of(at).date().toEpochDay(), item.deviceKey()));
        }
    }
}
