package health.vigil.ingest;

import health.vigil.telemetry.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What could not be used and why, one row a problem; the frame itself is in its own table. */
final class QuarantineTable {
    private QuarantineTable() {}

    private record Row(Item item, Problem problem) {}

    static void insert(Connection transaction, List<Item> items) throws SQLException {
        var rows = new ArrayList<Row>();
        items.forEach(item -> item.problems().forEach(problem -> rows.add(new Row(item, problem))));
        if (rows.isEmpty()) {
            return;
        }
        new Unnest<>(transaction, rows)
                .time("received_at", row -> row.item().frame().receivedAt())
                .text("device_id", row -> row.item().frame().device())
                .integer("channel", row -> row.item().frame().channel().code())
                .text("reason", row -> row.problem().reason().text())
                .text("detail", row -> row.problem().detail())
                .flag("whole", row -> row.item().quarantined())
                .time("frame_at", row -> row.item().at())
                .integer("device_key", row -> row.item().deviceKey())
                .bytes("digest", row -> row.item().digest())
                .update(
                        """
                        INSERT INTO quarantine
                            (received_at, device_id, channel, reason, detail, whole, frame_at, device_key, digest)
                        SELECT received_at, device_id, channel, reason, detail, whole, frame_at, device_key, digest
                        FROM {rows}""");
    }
}
