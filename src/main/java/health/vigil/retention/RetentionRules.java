package health.vigil.retention;

import health.vigil.ingest.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of rules. */
final class RetentionRules {
    private RetentionRules() {}

    static List<RetentionRule> all(Connection connection) throws SQLException {
        return read(connection, "ORDER BY kind");
    }

    static RetentionRule of(Connection connection, Kind kind) throws SQLException {
        return Optional.of(read(connection, "WHERE kind = '" + kind.text() + "' FOR UPDATE"))
                .map(rules -> rules.get(0))
                .orElseThrow();
    }

    static void keep(Connection transaction, Kind kind, @Nullable Period keep, String by, Instant at)
            throws SQLException {
        try (var update = transaction.prepareStatement(
                "UPDATE retention_rule SET keep_months = ?, changed_by = ?, changed_at = ?, version = version + 1 WHERE kind = ?")) {
            update.setObject(1, keep == null ? null : (int) keep.toTotalMonths(), java.sql.Types.INTEGER);
            update.setString(2, by);
            update.setObject(3, at.atOffset(ZoneOffset.UTC));
            update.setString(4, kind.text());
            update.executeUpdate();
        }
    }

    private static List<RetentionRule> read(Connection connection, String rest) throws SQLException {
        var rules = new ArrayList<RetentionRule>();
        try (var select = connection.prepareStatement("SELECT * FROM retention_rule " + rest);
                var rows = select.executeQuery()) {
            while (rows.next()) {
                rules.add(rule(rows));
            }
        }
        return rules;
    }

    private static RetentionRule rule(ResultSet row) throws SQLException {
        var keep = row.getObject("keep_months", Integer.class);
        return new RetentionRule(
                Kind.of(row.getString("kind")).orElseThrow(),
                keep == null ? null : RetentionRule.months(keep),
                RetentionRule.months(row.getInt("minimum_months")),
                row.getString("basis"),
                row.getString("changed_by"),
                Rows.instant(row, "changed_at"),
                row.getLong("version"));
    }
}
