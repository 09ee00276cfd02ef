package health.vigil.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Digests as notifications: of no alarm, numbered for their recipient, with a body of their own. */
final class DigestRows {
    private static final String NEXT =
            "SELECT coalesce(max(sequence), 0) + 1 FROM notification WHERE recipient_id = ? AND alarm_id IS NULL";

    private static final String WRITE =
            "INSERT INTO notification (id, recipient_id, sequence, type, priority, body) VALUES (?, ?, ?, ?, ?, ?)";

    private DigestRows() {}

    /** With the recipient's row locked. */
    static int next(Connection transaction, UUID recipient) throws SQLException {
        try (var select = transaction.prepareStatement(NEXT)) {
            select.setObject(1, recipient);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /**
     * @param priority of the gravest that it draws together
     * @return its id
     */
    static UUID write(Connection transaction, UUID recipient, int sequence, String type, int priority, String body)
            throws SQLException {
        var id = UUID.nameUUIDFromBytes((type + "/" + recipient + "/" + sequence).getBytes(UTF_8));
        try (var write = transaction.prepareStatement(WRITE)) {
            write.setObject(1, id);
            write.setObject(2, recipient);
            write.setInt(3, sequence);
            write.setString(4, type);
            write.setInt(5, priority);
            write.setString(6, body);
            write.executeUpdate();
        }
        return id;
    }
}
