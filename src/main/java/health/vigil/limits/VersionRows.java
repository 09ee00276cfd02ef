package health.vigil.limits;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of rule versions. */
final class VersionRows {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SELECT =
            """
            SELECT rule_id, version, jurisdiction, standard, edition, body, state, author, written_at, edits, approver,
                   approved_at, why, valid_from, valid_until FROM rule_version\s""";

    private VersionRows() {}

    /** All that are, were or will be in force. */
    static List<RuleVersion> approved(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + "WHERE state <> 'draft'")) {
            return read(select);
        }
    }

    /** The newest first. */
    static List<RuleVersion> of(Connection connection, String rule) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + "WHERE rule_id = ? ORDER BY version DESC")) {
            select.setString(1, rule);
            return read(select);
        }
    }

    /** Writes a draft anew or again. */
    static void save(Connection connection, RuleVersion draft) throws SQLException {
        try (var upsert = connection.prepareStatement(
                """
                INSERT INTO rule_version (rule_id, version, jurisdiction, standard, edition, body, state, author, written_at)
                VALUES (?, ?, ?, ?, ?, ?::json, 'draft', ?, ?)
                ON CONFLICT (rule_id, version) DO UPDATE SET body = excluded.body, author = excluded.author,
                    written_at = excluded.written_at, edits = rule_version.edits + 1""")) {
            var local = draft.local();
            upsert.setString(1, draft.rule());
            upsert.setInt(2, draft.number());
            upsert.setString(3, local.map(LimitVersion.Local::jurisdiction).orElse(null));
            upsert.setString(4, local.map(LimitVersion.Local::standard).orElse(null));
            upsert.setString(5, local.map(LimitVersion.Local::edition).orElse(null));
            upsert.setString(6, draft.body().toString());
            upsert.setString(7, draft.author());
            upsert.setObject(8, Times.stored(draft.writtenAt()));
            upsert.executeUpdate();
        }
    }

    static void delete(Connection connection, RuleVersion draft) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM rule_version WHERE rule_id = ? AND version = ?")) {
            delete.setString(1, draft.rule());
            delete.setInt(2, draft.number());
            delete.executeUpdate();
        }
    }

    static void approve(
            Connection connection,
            RuleVersion draft,
            RuleVersion.Approval approval,
            Instant from,
            @Nullable Instant until)
            throws SQLException {
        try (var update = connection.prepareStatement(
                """
                UPDATE rule_version SET state = 'approved', approver = ?, approved_at = ?, why = ?, valid_from = ?,
                    valid_until = ? WHERE rule_id = ? AND version = ?""")) {
            update.setString(1, approval.by());
            update.setObject(2, Times.stored(approval.at()));
            update.setString(3, approval.why());
            update.setObject(4, Times.stored(from));
            update.setObject(5, until == null ? null : Times.stored(until));
            update.setString(6, draft.rule());
            update.setInt(7, draft.number());
            update.executeUpdate();
        }
    }

    /** Ends all that would be in force later than this; one that has not begun never is. */
    static int retire(Connection connection, String rule, Instant at) throws SQLException {
        try (var update = connection.prepareStatement(
                """
                UPDATE rule_version SET state = 'retired', valid_until = greatest(valid_from, ?)
                WHERE rule_id = ? AND state = 'approved' AND (valid_until IS NULL OR valid_until > ?)""")) {
            update.setObject(1, Times.stored(at));
            update.setString(2, rule);
            update.setObject(3, Times.stored(at));
            return update.executeUpdate();
        }
    }

    private static List<RuleVersion> read(PreparedStatement select) throws SQLException {
        var found = new ArrayList<RuleVersion>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(version(rows));
            }
        }
        return found;
    }

    private static RuleVersion version(ResultSet row) throws SQLException {
        var jurisdiction = row.getString("jurisdiction");
        var approver = row.getString("approver");
        return new RuleVersion(
                row.getString("rule_id"),
                row.getInt("version"),
                jurisdiction == null
                        ? Optional.empty()
                        : Optional.of(new LimitVersion.Local(
                                jurisdiction, row.getString("standard"), row.getString("edition"))),
                body(row.getString("body")),
                RuleVersion.State.of(row.getString("state")),
                row.getString("author"),
                Times.read(row, "written_at"),
                row.getLong("edits"),
                approver == null
                        ? null
                        : new RuleVersion.Approval(approver, Times.read(row, "approved_at"), row.getString("why")),
                Times.readOrNull(row, "valid_from"),
                Times.readOrNull(row, "valid_until"));
    }

    private static ObjectNode body(String json) {
        try {
            return JSON.readValue(json, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a rule version's body can't be read: " + json, e);
        }
    }
}
