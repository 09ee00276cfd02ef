package health.vigil.limits;

import health.vigil.web.PageRequest;
import health.vigil.web.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which overrides are asked for; what is absent doesn't count. */
record OverrideFilter(
        @RestQuery @Nullable String rule,
        @RestQuery @Nullable @Parameter(description = "those made for this very device") String device,
        @RestQuery @Nullable @Parameter(description = "those made for this very site") String site,
        @RestQuery @Nullable @Parameter(description = "those made for this very jurisdiction") String jurisdiction,
        @RestQuery @Nullable @Parameter(description = "true: in force now; false: not in force now") Boolean active,
        @RestQuery("expiring_within")
                @Nullable
                @Parameter(description = "in force now or later, and ending within so many days")
                String expiringWithin) {
    private static final int MOST_DAYS = 3660;
    private static final String ACTIVE =
            "approved_at <= ? AND valid_from <= ? AND valid_until > ? AND revoked_at IS NULL";

    /** A WHERE clause with its arguments in order. */
    record Query(String where, List<Object> arguments) {}

    Query query(Instant now, PageRequest page) {
        var clauses = new ArrayList<String>();
        var arguments = new ArrayList<>();
        if (rule != null) {
            clauses.add("rule_id = ?");
            arguments.add(rule);
        }
        scope("device", device, clauses, arguments);
        scope("site", site, clauses, arguments);
        scope("jurisdiction", jurisdiction, clauses, arguments);
        if (active != null) {
            clauses.add((active ? "(" : "NOT coalesce((") + ACTIVE + (active ? ")" : "), false)"));
            arguments.addAll(List.of(Times.stored(now), Times.stored(now), Times.stored(now)));
        }
        if (expiringWithin != null) {
            clauses.add("approved_at IS NOT NULL AND revoked_at IS NULL AND valid_until > ? AND valid_until <= ?");
            arguments.add(Times.stored(now));
            arguments.add(Times.stored(now.plus(Duration.ofDays(days(expiringWithin)))));
        }
        page.after().ifPresent(last -> {
            clauses.add("id < ?");
            arguments.add(number(last));
        });
        return new Query(clauses.isEmpty() ? "" : "WHERE " + String.join(" AND ", clauses), arguments);
    }

    private static void scope(String kind, @Nullable String target, List<String> clauses, List<Object> arguments) {
        if (target != null) {
            clauses.add("scope = '" + kind + "' AND target = ?");
            arguments.add(target);
        }
    }

    private static int days(String within) {
        try {
            var days = Integer.parseInt(within);
            if (days >= 1 && days <= MOST_DAYS) {
                return days;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers out of range
        }
        throw Problems.badRequest(
                "expiring_within: '" + within + "' is not a whole number of days from 1 to " + MOST_DAYS);
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Problems.badRequest("cursor: not one of ours; send next_cursor of the page before, or none");
        }
    }
}
