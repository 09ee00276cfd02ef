package health.vigil.ingest;

import health.vigil.telemetry.DeviceEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Events as devices reported them. */
final class EventTable {
    private EventTable() {}

    private record Row(Item item, DeviceEvent event) {}

    static void insert(Connection transaction, List<Item> items) throws SQLException {
        var rows = new ArrayList<Row>();
        items.forEach(item -> item.events().forEach(event -> rows.add(new Row(item, event))));
        if (rows.isEmpty()) {
            return;
        }
        new Unnest<>(transaction, rows)
                .time("time", row -> row.event().at())
                .integer("device_key", row -> row.item().deviceKey())
                .bytes("digest", row -> row.item().digest())
                .text("type", row -> row.event().type().text())
                .text("container", row -> row.event().container())
                .text("body", row -> row.event().body())
                .update(
                        """
                        INSERT INTO device_event (time, device_key, digest, type, container, body)
                        SELECT time, device_key, digest, type, container, body::json FROM {rows}
                        ON CONFLICT DO NOTHING""");
    }
}
