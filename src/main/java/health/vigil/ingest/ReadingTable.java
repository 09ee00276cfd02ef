package health.vigil.ingest;

import health.vigil.telemetry.Reading;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Readings; what is stored is never overwritten. */
final class ReadingTable {
    private ReadingTable() {}

    private record Row(int device, Reading reading) {}

    /** @return how many were new */
    static int insert(Connection transaction, List<Item> items) throws SQLException {
        var rows = new ArrayList<Row>(items.size() * 5);
        items.forEach(item -> item.readings().forEach(reading -> rows.add(new Row(item.deviceKey(), reading))));
        if (rows.isEmpty()) {
            return 0;
        }
        return new Unnest<>(transaction, rows)
                .time("time", row -> row.reading().at())
                .integer("device_key", Row::device)
                .integer("field_id", row -> row.reading().field().id())
                .integer("flags", row -> row.reading().flags().bits())
                .number("value", row -> row.reading().value())
                .update(
                        """
                        INSERT INTO reading (time, device_key, field_id, flags, value)
                        SELECT time, device_key, field_id, flags, value FROM {rows}
                        ON CONFLICT DO NOTHING""");
    }
}
