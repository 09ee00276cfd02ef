package health.vigil.retention;

import health.vigil.ingest.Rows;
import health.vigil.retention.LegalHold.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of holds. */
final class LegalHolds {
    private LegalHolds() {}

    /** Newest first. */
    static List<LegalHold> page(Connection connection, boolean released, Optional<String> after, int most)
            throws SQLException {
        var sql = "SELECT * FROM legal_hold WHERE (released_at IS NOT NULL) = ?"
                + (after.isPresent()
                        ? " AND (imposed_at, id) < (SELECT imposed_at, id FROM legal_hold WHERE id::text = ?)"
                        : "")
                + " ORDER BY imposed_at DESC, id DESC LIMIT " + most;
        try (var select = connection.prepareStatement(sql)) {
            select.setBoolean(1, released);
            if (after.isPresent()) {
                select.setString(2, after.get());
            }
            return read(select);
        }
    }

    static Optional<LegalHold> find(Connection connection, UUID id) throws SQLException {
        try (var select = connection.prepareStatement("SELECT * FROM legal_hold WHERE id = ? FOR UPDATE")) {
            select.setObject(1, id);
            return read(select).stream().findFirst();
        }
    }

    static void insert(Connection transaction, LegalHold hold) throws SQLException {
        try (var insert = transaction.prepareStatement(
                """
                INSERT INTO legal_hold (id, subject, target, devices, containers, from_at, until_at, reason, document,
                    imposed_by, imposed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, hold.id());
            insert.setString(2, hold.subject().text());
            insert.setString(3, hold.target());
            insert.setArray(4, transaction.createArrayOf("text", hold.devices().toArray()));
            insert.setArray(
                    5, transaction.createArrayOf("text", hold.containers().toArray()));
            insert.setObject(6, hold.from().atOffset(ZoneOffset.UTC));
            insert.setObject(7, hold.until() == null ? null : hold.until().atOffset(ZoneOffset.UTC));
            insert.setString(8, hold.reason());
            insert.setString(9, hold.document());
            insert.setString(10, hold.imposedBy());
            insert.setObject(11, hold.imposedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    static void release(Connection transaction, UUID id, String by, String reason, Instant at) throws SQLException {
        try (var update = transaction.prepareStatement(
                "UPDATE legal_hold SET released_by = ?, released_reason = ?, released_at = ? WHERE id = ?")) {
            update.setString(1, by);
            update.setString(2, reason);
            update.setObject(3, at.atOffset(ZoneOffset.UTC));
            update.setObject(4, id);
            update.executeUpdate();
        }
    }

    /** Ids that a query finds of what a hold is about, in order. */
    static List<String> meant(Connection connection, String query, String target) throws SQLException {
        var ids = new TreeSet<String>();
        try (var select = connection.prepareStatement(query)) {
            select.setString(1, target);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return List.copyOf(ids);
    }

    private static List<LegalHold> read(PreparedStatement select) throws SQLException {
        var holds = new ArrayList<LegalHold>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                holds.add(hold(rows));
            }
        }
        return holds;
    }

    private static LegalHold hold(ResultSet row) throws SQLException {
        return new LegalHold(
                row.getObject("id", UUID.class),
                Subject.of(row.getString("subject")).orElseThrow(),
                row.getString("target"),
                texts(row, "devices"),
                texts(row, "containers"),
                Rows.time(row, "from_at"),
                Rows.instant(row, "until_at"),
                row.getString("reason"),
                row.getString("document"),
                row.getString("imposed_by"),
                Rows.time(row, "imposed_at"),
                text(row, "released_by"),
                Rows.instant(row, "released_at"),
                text(row, "released_reason"));
    }

    private static @Nullable String text(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
