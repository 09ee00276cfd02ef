package health.vigil.ingest;

import health.vigil.ingest.Outcome.Fate;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Frames as they came. Their key, time of measurement and digest, makes a repeated message recognisable. */
final class FrameTable {
    /**
     * A message without any time of measurement is keyed by its time of receipt, so a redelivery of it would look new:
     * the quarantine is asked whether it has it.
     */
    private static final String INSERT =
            """
            INSERT INTO frame
                (at, device_key, digest, device_id, channel, content_type, received_at, quarantined, payload)
            SELECT at, device_key, digest, device_id, channel, content_type, received_at, quarantined, payload
            FROM {rows}
            WHERE NOT (redelivered AND quarantined)
               OR NOT EXISTS (SELECT FROM quarantine q WHERE q.digest = r.digest)
            ON CONFLICT DO NOTHING
            RETURNING digest""";

    private FrameTable() {}

    static List<Fate> insert(Connection transaction, List<Item> items) throws SQLException {
        var candidates = items.stream().filter(item -> !item.known()).toList();
        var open = new HashSet<ByteBuffer>(candidates.size() * 2);
        if (!candidates.isEmpty()) {
            open.addAll(inserted(transaction, candidates));
        }
        var fates = new ArrayList<Fate>(items.size());
        for (var item : items) {
            // Of equal messages in a batch, the first is the one that was inserted.
            if (item.known() || !open.remove(ByteBuffer.wrap(item.digest()))) {
                fates.add(Fate.DUPLICATE);
            } else {
                fates.add(item.quarantined() ? Fate.QUARANTINED : Fate.STORED);
            }
        }
        return fates;
    }

    private static List<ByteBuffer> inserted(Connection transaction, List<Item> items) throws SQLException {
        return new Unnest<>(transaction, items)
                .time("at", Item::at)
                .integer("device_key", Item::deviceKey)
                .bytes("digest", Item::digest)
                .text("device_id", item -> item.deviceKey() == 0 ? item.frame().device() : null)
                .integer("channel", item -> item.frame().channel().code())
                .text("content_type", item -> item.frame().contentType())
                .time("received_at", item -> item.frame().receivedAt())
                .flag("quarantined", Item::quarantined)
                .flag("redelivered", item -> item.frame().redelivered())
                .bytes("payload", item -> item.frame().payload())
                .query(INSERT, row -> ByteBuffer.wrap(row.getBytes(1)));
    }
}
