package health.vigil.limits;

import health.vigil.rules.Priority;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of overrides. */
final class OverrideRows {
    private static final String SELECT = "SELECT * FROM rule_override ";

    private OverrideRows() {}

    /** All that are, were or will be in force. */
    static List<RuleOverride> approved(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + "WHERE approved_at IS NOT NULL")) {
            return read(select);
        }
    }

    static Optional<RuleOverride> find(Connection connection, long id) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + "WHERE id = ?")) {
            select.setLong(1, id);
            return read(select).stream().findFirst();
        }
    }

    /** @param filter the newest first */
    static List<RuleOverride> list(Connection connection, OverrideFilter.Query filter, int limit) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + filter.where() + " ORDER BY id DESC LIMIT ?")) {
            var index = 1;
            for (var argument : filter.arguments()) {
                select.setObject(index++, argument);
            }
            select.setInt(index, limit);
            return read(select);
        }
    }

    static RuleOverride insert(
            Connection connection, Proposal proposal, String by, RuleOverride.@Nullable Approval approval)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                """
                INSERT INTO rule_override (rule_id, scope, target, threshold, on_delay, off_delay, deadband, priority,
                    enabled, exception, basis, why, proposed_by, created_at, valid_from, valid_until, approved_by, approved_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING *""")) {
            var change = proposal.change();
            insert.setString(1, proposal.rule());
            insert.setString(2, proposal.scope().kind().text());
            insert.setString(3, proposal.scope().target());
            insert.setObject(4, change.threshold(), Types.DOUBLE);
            insert.setString(5, text(change.onDelay()));
            insert.setString(6, text(change.offDelay()));
            insert.setObject(7, change.deadband(), Types.DOUBLE);
            insert.setString(8, text(change.priority()));
            insert.setBoolean(9, change.enabled());
            insert.setBoolean(10, proposal.exception());
            insert.setString(11, proposal.basis());
            insert.setString(12, proposal.why());
            insert.setString(13, by);
            insert.setObject(14, Times.stored(proposal.at()));
            insert.setObject(15, Times.stored(proposal.from()));
            insert.setObject(16, Times.stored(proposal.until()));
            insert.setString(17, approval == null ? null : approval.by());
            insert.setObject(18, approval == null ? null : Times.stored(approval.at()));
            return read(insert).get(0);
        }
    }

    static RuleOverride approve(Connection connection, long id, RuleOverride.Approval approval) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE rule_override SET approved_by = ?, approved_at = ? WHERE id = ? RETURNING *")) {
            update.setString(1, approval.by());
            update.setObject(2, Times.stored(approval.at()));
            update.setLong(3, id);
            return read(update).get(0);
        }
    }

    static RuleOverride revoke(Connection connection, long id, RuleOverride.Revocation revocation) throws SQLException {
        try (var update = connection.prepareStatement(
                """
                UPDATE rule_override SET revoked_by = ?, revoked_at = ?, revoked_why = ? WHERE id = ? RETURNING *""")) {
            update.setString(1, revocation.by());
            update.setObject(2, Times.stored(revocation.at()));
            update.setString(3, revocation.why());
            update.setLong(4, id);
            return read(update).get(0);
        }
    }

    private static @Nullable String text(@Nullable Duration delay) {
        return delay == null ? null : delay.toString();
    }

    private static @Nullable String text(@Nullable Priority priority) {
        return priority == null ? null : priority.text();
    }

    private static List<RuleOverride> read(PreparedStatement statement) throws SQLException {
        var found = new ArrayList<RuleOverride>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(override(rows));
            }
        }
        return found;
    }

    private static RuleOverride override(ResultSet row) throws SQLException {
        var approvedBy = row.getString("approved_by");
        var revokedBy = row.getString("revoked_by");
        return new RuleOverride(
                row.getLong("id"),
                row.getString("rule_id"),
                new Scope(Scope.Kind.of(row.getString("scope")), row.getString("target")),
                change(row),
                row.getBoolean("exception"),
                row.getString("basis"),
                row.getString("why"),
                row.getString("proposed_by"),
                Times.read(row, "created_at"),
                approvedBy == null ? null : new RuleOverride.Approval(approvedBy, Times.read(row, "approved_at")),
                Times.read(row, "valid_from"),
                Times.read(row, "valid_until"),
                revokedBy == null
                        ? null
                        : new RuleOverride.Revocation(
                                revokedBy, Times.read(row, "revoked_at"), row.getString("revoked_why")));
    }

    private static RuleChange change(ResultSet row) throws SQLException {
        var priority = row.getString("priority");
        return new RuleChange(
                row.getObject("threshold", Double.class),
                duration(row.getString("on_delay")),
                duration(row.getString("off_delay")),
                row.getObject("deadband", Double.class),
                priority == null ? null : Priority.valueOf(priority.toUpperCase(Locale.ROOT)),
                row.getBoolean("enabled"));
    }

    private static @Nullable Duration duration(@Nullable String text) {
        return text == null ? null : Duration.parse(text);
    }
}
