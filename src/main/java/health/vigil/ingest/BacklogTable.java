package health.vigil.ingest;

import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Reading;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What came too late to be judged live, as the spans of time in which each device's history has to be judged again. What
 * came from a clock that is behind is not flagged late and not among it: when it was measured is not known.
 */
final class BacklogTable {
    private BacklogTable() {}

    private record Row(int device, Instant from, Instant to) {
        static Stream<Row> of(Item item) {
            var late = item.readings().stream()
                    .filter(reading -> reading.flags().has(Flag.LATE))
                    .map(Reading::at)
                    .toList();
            return late.isEmpty()
                    ? Stream.empty()
                    : Stream.of(new Row(
                            item.deviceKey(),
                            late.stream().min(Comparator.naturalOrder()).orElseThrow(),
                            late.stream().max(Comparator.naturalOrder()).orElseThrow()));
        }
    }

    static void insert(Connection transaction, List<Item> items) throws SQLException {
        var rows = items.stream().flatMap(Row::of).toList();
        if (rows.isEmpty()) {
            return;
        }
        new Unnest<>(transaction, rows)
                .integer("device_key", Row::device)
                .time("from_time", Row::from)
                .time("to_time", Row::to)
                .update(
                        """
                        INSERT INTO backlog (device_key, from_time, to_time)
                        SELECT device_key, min(from_time), max(to_time) FROM {rows} GROUP BY device_key""");
    }
}
