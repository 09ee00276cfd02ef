package health.vigil.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.vigil.history.ExcursionRows;
import health.vigil.history.ExcursionView;
import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Draws what a recipient has not been told of together into one notification, which goes the way of all others. The
 * digest and the note of what it tells are one transaction.
 */
@ApplicationScoped
class ExcursionDigests {
    static final String TYPE = "health.vigil.excursions.digest";
    /** With its envelope a digest stays below 20 kB. */
    private static final int MOST_BYTES = 18_000;

    private static final String DUE =
            """
            SELECT n.recipient_id FROM excursion_notice n WHERE n.notification_id IS NULL
            GROUP BY n.recipient_id
            HAVING min(n.noted_at) <= now() - ? * interval '1 millisecond' AND NOT EXISTS (
                SELECT FROM notification d
                WHERE d.recipient_id = n.recipient_id AND d.alarm_id IS NULL AND d.type = 'health.vigil.excursions.digest'
                    AND d.created_at > now() - ? * interval '1 millisecond')
            """;

    /** One digest of a recipient at a time. */
    private static final String LOCK = "SELECT id FROM recipient WHERE id = ? FOR NO KEY UPDATE";

    private static final String FORGET_WITHDRAWN =
            """
            DELETE FROM excursion_notice n USING excursion e
            WHERE n.recipient_id = ? AND n.notification_id IS NULL
                AND e.id = n.excursion_id AND e.standing = 'withdrawn'
            """;

    private static final String UNTOLD = ExcursionRows.SELECT
            + """
            JOIN excursion_notice n ON n.excursion_id = e.id
            WHERE n.recipient_id = ? AND n.notification_id IS NULL
            ORDER BY e.onset_at, e.id LIMIT ?
            """;

    private static final String TOTAL =
            "SELECT count(*) FROM excursion_notice WHERE recipient_id = ? AND notification_id IS NULL";

    private static final String TOLD =
            "UPDATE excursion_notice SET notification_id = ? WHERE recipient_id = ? AND excursion_id = ANY (?)";

    private final DataSource database;
    private final BodyWriter bodies;
    private final DigestConfig config;

    ExcursionDigests(DataSource database, BodyWriter bodies, DigestConfig config) {
        this.database = database;
        this.bodies = bodies;
        this.config = config;
    }

    /** @return how many digests were written */
    int writeDue() throws SQLException {
        var written = 0;
        for (var recipient : due()) {
            written += writeFor(recipient) ? 1 : 0;
        }
        return written;
    }

    private List<UUID> due() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(DUE)) {
            select.setLong(1, config.window().toMillis());
            select.setLong(2, config.window().toMillis());
            var due = new ArrayList<UUID>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    due.add(rows.getObject(1, UUID.class));
                }
            }
            return due;
        }
    }

    private boolean writeFor(UUID recipient) throws SQLException {
        return Transaction.in(database, transaction -> {
            update(transaction, LOCK, recipient);
            update(transaction, FORGET_WITHDRAWN, recipient);
            var excursions = fitting(untold(transaction, recipient));
            if (!excursions.isEmpty()) {
                tell(transaction, recipient, excursions);
            }
            return !excursions.isEmpty();
        });
    }

    private List<ExcursionView> untold(Connection transaction, UUID recipient) throws SQLException {
        try (var select = transaction.prepareStatement(UNTOLD)) {
            select.setObject(1, recipient);
            select.setInt(2, config.most());
            var excursions = new ArrayList<ExcursionView>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    excursions.add(ExcursionRows.excursion(rows));
                }
            }
            return excursions;
        }
    }

    /** As many as the size allows, but one at least. */
    private List<ExcursionView> fitting(List<ExcursionView> excursions) {
        var bytes = 0;
        var count = 0;
        for (var excursion : excursions) {
            bytes += bodies.write(excursion).getBytes(UTF_8).length + 1;
            if (count > 0 && bytes > MOST_BYTES) {
                break;
            }
            count++;
        }
        return excursions.subList(0, count);
    }

    private void tell(Connection transaction, UUID recipient, List<ExcursionView> excursions) throws SQLException {
        var sequence = DigestRows.next(transaction, recipient);
        var total = (int) number(transaction, TOTAL, recipient);
        var data = ExcursionDigestData.of(sequence, total, excursions, bodies.publicUrl());
        var id = DigestRows.write(transaction, recipient, sequence, TYPE, 0, bodies.write(data));
        try (var told = transaction.prepareStatement(TOLD)) {
            told.setObject(1, id);
            told.setObject(2, recipient);
            told.setArray(
                    3,
                    transaction.createArrayOf(
                            "uuid", excursions.stream().map(ExcursionView::id).toArray()));
            told.executeUpdate();
        }
    }

    private static long number(Connection transaction, String sql, UUID recipient) throws SQLException {
        try (var select = transaction.prepareStatement(sql)) {
            select.setObject(1, recipient);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void update(Connection transaction, String sql, UUID recipient) throws SQLException {
        try (var statement = transaction.prepareStatement(sql)) {
            statement.setObject(1, recipient);
            statement.execute();
        }
    }
}
