package health.vigil.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.notify.Recipient.DigestRule;
import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Draws together what a recipient wants, or can only take, together. What is alone goes by itself. Nothing of an alarm goes
 * into a digest while an earlier message about that alarm is still on its way.
 */
@ApplicationScoped
class AlarmDigests {
    static final String TYPE = "health.vigil.alarms.digest";
    /** With its envelope a digest stays below 20 kB. */
    private static final int MOST_BYTES = 18_000;
    /** A robot's message has no room for more lines. */
    private static final int MOST_LISTED_BY_ROBOTS = 20;

    private static final int MOST_COLLECTED = 500;
    /** A robot that does not answer gets no further messages beyond these; what comes is collected. */
    private static final int MOST_PENDING_OF_ROBOTS = 5;

    private static final String DUE =
            """
            SELECT DISTINCT recipient_id FROM notification n
            WHERE state = 'collecting' AND next_attempt_at <= now()
                AND EXISTS (SELECT FROM recipient r WHERE r.id = n.recipient_id AND r.enabled)
            """;

    /** One digest of a recipient at a time. */
    private static final String LOCK = "SELECT id FROM recipient WHERE id = ? FOR NO KEY UPDATE";

    private static final String RESTING =
            """
            SELECT coalesce((SELECT released_at > now() - ? * interval '1 millisecond'
                             FROM recipient_health WHERE recipient_id = ?), false)
                OR (SELECT count(*) FROM notification WHERE recipient_id = ? AND state = 'pending') >= ?
            """;

    private static final String COLLECTED =
            """
            SELECT n.id, n.alarm_id, n.type, n.priority, a.body
            FROM notification n JOIN announcement a ON a.alarm_id = n.alarm_id AND a.sequence = n.sequence
            WHERE n.recipient_id = ? AND n.state = 'collecting'
                AND n.next_attempt_at <= now() + ? * interval '1 millisecond'
                AND NOT EXISTS (
                    SELECT FROM notification earlier
                    WHERE earlier.recipient_id = n.recipient_id AND earlier.alarm_id = n.alarm_id
                        AND earlier.sequence < n.sequence AND earlier.state IN ('pending', 'digested'))
            ORDER BY n.created_at, n.alarm_id, n.sequence
            LIMIT ?
            """;

    private static final String ALONE =
            "UPDATE notification SET state = 'pending', next_attempt_at = now(), queued_at = now() WHERE id = ?";

    private static final String TOGETHER =
            "UPDATE notification SET state = 'digested', digest_id = ? WHERE id = ANY (?)";

    private static final String RELEASED =
            """
            INSERT INTO recipient_health (recipient_id, released_at) VALUES (?, now())
            ON CONFLICT (recipient_id) DO UPDATE SET released_at = now()
            """;

    private final DataSource database;
    private final Directories directories;
    private final BodyWriter bodies;
    private final ObjectMapper json;

    AlarmDigests(DataSource database, Directories directories, BodyWriter bodies, ObjectMapper json) {
        this.database = database;
        this.directories = directories;
        this.bodies = bodies;
        this.json = json;
    }

    private record Collected(UUID id, UUID alarm, String type, int priority, String body) {}

    /** @return how many messages were released */
    int releaseDue() throws SQLException {
        var released = 0;
        for (var recipient : due()) {
            released += releaseFor(recipient);
        }
        return released;
    }

    private List<UUID> due() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(DUE);
                var rows = select.executeQuery()) {
            var due = new ArrayList<UUID>();
            while (rows.next()) {
                due.add(rows.getObject(1, UUID.class));
            }
            return due;
        }
    }

    private int releaseFor(UUID id) throws SQLException {
        return Transaction.in(database, transaction -> {
            lock(transaction, id);
            var recipient = directories.current(transaction).recipient(id).orElseThrow();
            var released = isResting(transaction, recipient) ? 0 : release(transaction, recipient);
            return released;
        });
    }

    private static void lock(Connection transaction, UUID recipient) throws SQLException {
        try (var lock = transaction.prepareStatement(LOCK)) {
            lock.setObject(1, recipient);
            lock.execute();
        }
    }

    /** Robots alone must rest between two messages. */
    private static boolean isResting(Connection transaction, Recipient recipient) throws SQLException {
        var perMinute = recipient.format().perMinute();
        if (perMinute.isEmpty()) {
            return false;
        }
        try (var select = transaction.prepareStatement(RESTING)) {
            select.setLong(1, Duration.ofMinutes(1).toMillis() / perMinute.get() + 1);
            select.setObject(2, recipient.id());
            select.setObject(3, recipient.id());
            select.setInt(4, MOST_PENDING_OF_ROBOTS);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private int release(Connection transaction, Recipient recipient) throws SQLException {
        var window =
                Optional.ofNullable(recipient.digest()).map(DigestRule::window).orElse(Duration.ZERO);
        var collected = collected(transaction, recipient.id(), window);
        if (collected.isEmpty()) {
            return 0;
        }
        try (var mark = transaction.prepareStatement(RELEASED)) {
            mark.setObject(1, recipient.id());
            mark.executeUpdate();
        }
        if (collected.size() == 1) {
            alone(transaction, collected.get(0));
            return 1;
        }
        return recipient.format().perMinute().isPresent()
                ? together(transaction, recipient, collected, gravest(collected))
                : inParts(transaction, recipient, collected);
    }

    private static List<Collected> collected(Connection transaction, UUID recipient, Duration window)
            throws SQLException {
        try (var select = transaction.prepareStatement(COLLECTED)) {
            select.setObject(1, recipient);
            select.setLong(2, window.toMillis());
            select.setInt(3, MOST_COLLECTED);
            var collected = new ArrayList<Collected>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    collected.add(new Collected(
                            rows.getObject(1, UUID.class),
                            rows.getObject(2, UUID.class),
                            rows.getString(3),
                            rows.getInt(4),
                            rows.getString(5)));
                }
            }
            return collected;
        }
    }

    private static void alone(Connection transaction, Collected one) throws SQLException {
        try (var update = transaction.prepareStatement(ALONE)) {
            update.setObject(1, one.id());
            update.executeUpdate();
        }
    }

    private static List<Collected> gravest(List<Collected> collected) {
        return collected.stream()
                .sorted(Comparator.comparing(Collected::priority).reversed())
                .limit(MOST_LISTED_BY_ROBOTS)
                .toList();
    }

    /** For machines everything is listed, in as many digests as that takes. */
    private int inParts(Connection transaction, Recipient recipient, List<Collected> collected) throws SQLException {
        var parts = 0;
        var begin = 0;
        while (begin < collected.size()) {
            var end = begin;
            var bytes = 0;
            while (end < collected.size() && (end == begin || bytes + size(collected.get(end)) <= MOST_BYTES)) {
                bytes += size(collected.get(end++));
            }
            var part = collected.subList(begin, end);
            parts += together(transaction, recipient, part, part);
            begin = end;
        }
        return parts;
    }

    private static int size(Collected one) {
        return one.body().getBytes(UTF_8).length + one.type().length() + 12;
    }

    private int together(Connection transaction, Recipient recipient, List<Collected> all, List<Collected> listed)
            throws SQLException {
        var sequence = DigestRows.next(transaction, recipient.id());
        var alarms = all.stream().map(Collected::alarm).distinct().count();
        var data = AlarmDigestData.of(
                sequence, all.size(), alarms, listed.stream().map(this::event).toList(), bodies.publicUrl());
        var gravest = all.stream().mapToInt(Collected::priority).max().orElseThrow();
        var digest = DigestRows.write(transaction, recipient.id(), sequence, TYPE, gravest, bodies.write(data));
        try (var update = transaction.prepareStatement(TOGETHER)) {
            update.setObject(1, digest);
            update.setArray(
                    2,
                    transaction.createArrayOf(
                            "uuid", all.stream().map(Collected::id).toArray()));
            update.executeUpdate();
        }
        return 1;
    }

    private JsonNode event(Collected one) {
        try {
            return ((ObjectNode) json.readTree(one.body())).put("type", one.type());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("notification " + one.id() + " can't be read back", e);
        }
    }
}
