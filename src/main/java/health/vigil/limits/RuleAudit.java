package health.vigil.limits;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.vigil.web.Page;
import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Who changed what about which rule, when and why. Rows are only ever added; the database refuses anything else. */
@ApplicationScoped
class RuleAudit {
    enum What {
        OVERRIDE_PROPOSED,
        OVERRIDE_APPROVED,
        OVERRIDE_REVOKED,
        DRAFT_WRITTEN,
        DRAFT_DISCARDED,
        VERSION_APPROVED,
        RULE_RETIRED
    }

    /**
     * @param what   in lower case, for instance {@code override_approved}
     * @param before as the API would have told it, absent if there was nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            long id,
            Instant at,
            String actor,
            String what,
            @Nullable String why,
            @JsonRawValue @Nullable String before,
            @JsonRawValue @Nullable String after) {}

    private final DataSource database;
    private final ObjectMapper json;

    RuleAudit(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** In the transaction of the change. */
    void record(
            Connection transaction, String rule, What what, Act act, @Nullable Object before, @Nullable Object after)
            throws SQLException {
        try (var insert = transaction.prepareStatement(
                """
                INSERT INTO rule_audit (rule_id, at, actor, what, why, before, after)
                VALUES (?, ?, ?, ?, ?, ?::json, ?::json)""")) {
            insert.setString(1, rule);
            insert.setObject(2, Times.stored(act.at()));
            insert.setString(3, act.by());
            insert.setString(4, what.name().toLowerCase(Locale.ROOT));
            insert.setString(5, act.why());
            insert.setString(6, text(before));
            insert.setString(7, text(after));
            insert.executeUpdate();
        }
    }

    /** The newest first. */
    Page<Entry> of(String rule, PageRequest page) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        """
                        SELECT id, at, actor, what, why, before, after FROM rule_audit
                        WHERE rule_id = ? AND id < ? ORDER BY id DESC LIMIT ?""")) {
            select.setString(1, rule);
            select.setLong(2, page.after().map(RuleAudit::number).orElse(Long.MAX_VALUE));
            select.setInt(3, page.fetch());
            var found = new ArrayList<Entry>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Entry(
                            rows.getLong("id"),
                            Times.read(rows, "at"),
                            rows.getString("actor"),
                            rows.getString("what"),
                            rows.getString("why"),
                            rows.getString("before"),
                            rows.getString("after")));
                }
            }
            return Page.of(found, page, entry -> Long.toString(entry.id()), entry -> entry);
        }
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Problems.badRequest("cursor: not one of ours; send next_cursor of the page before, or none");
        }
    }

    private @Nullable String text(@Nullable Object view) {
        try {
            return view == null ? null : json.writeValueAsString(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(view + " can't be kept as JSON", e);
        }
    }
}
