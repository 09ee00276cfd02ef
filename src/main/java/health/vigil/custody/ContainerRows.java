package health.vigil.custody;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import health.vigil.alarms.RuleSnapshot;
import health.vigil.custody.ContainerView.BreachView;
import health.vigil.custody.ContainerView.SiteRef;
import health.vigil.ingest.Rows;
import health.vigil.rules.Priority;
import health.vigil.rules.ProcessCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what is known of containers. */
@ApplicationScoped
class ContainerRows {
    private static final String SELECT =
            """
            SELECT c.id, c.kind, c.category, c.site_id, s.name AS site_name, s.name_en AS site_name_en, c.department,
                c.jurisdiction, c.state, c.state_at, c.holder, c.place, c.stored_at, c.due_at, c.overdue_since, c.trip,
                c.manifest, c.records, c.head, coalesce(c.stored_at, c.packed_at) AS aging_since,
                coalesce(c.treated_at, c.closed_at) AS ended_at,
                coalesce(c.weight_plant_kg, c.weight_out_kg, c.weight_in_kg) AS weight_kg
            FROM container c LEFT JOIN site s ON s.id = c.site_id WHERE c.revision > 0""";

    private static final String BREACHES =
            """
            SELECT substr(p.subject, length('container:') + 1) AS container, a.rule, a.raised_at, a.value
            FROM process_alarm p JOIN alarm a ON a.id = p.alarm
            WHERE p.subject = ANY (?) AND NOT p.cleared ORDER BY a.priority DESC, a.raised_at, a.id""";

    private static final double MILLIS_PER_HOUR = 3_600_000;

    private final Clock clock;

    ContainerRows(Clock clock) {
        this.clock = clock;
    }

    /** @param key where it stands in the list that was asked for */
    record Listed(ContainerKey key, ContainerView view, int records, byte @Nullable [] head) {}

    /** The last moved first; of the overdue the longest overdue first. */
    List<Listed> list(Connection connection, ContainerFilter filter, @Nullable ContainerKey after, int limit)
            throws SQLException {
        var rows = filter.narrow(new Rows(SELECT));
        if (after != null) {
            rows.and(
                    filter.isOverdue() ? "(c.overdue_since, c.id) > (?, ?)" : "(c.state_at, c.id) < (?, ?)",
                    after.at(),
                    after.id());
        }
        rows.then((filter.isOverdue() ? "ORDER BY c.overdue_since, c.id" : "ORDER BY c.state_at DESC, c.id DESC")
                + " LIMIT " + limit);
        return withBreaches(connection, read(connection, rows, filter.isOverdue() ? "overdue_since" : "state_at"));
    }

    Optional<Listed> one(Connection connection, String id) throws SQLException {
        var rows = new Rows(SELECT).and("c.id = ?", id);
        return withBreaches(connection, read(connection, rows, "state_at")).stream()
                .findFirst();
    }

    private List<Listed> read(Connection connection, Rows rows, String listedBy) throws SQLException {
        try (var select = rows.prepare(connection);
                var found = select.executeQuery()) {
            var listed = new ArrayList<Listed>();
            while (found.next()) {
                var key = new ContainerKey(Rows.time(found, listedBy), found.getString("id"));
                listed.add(new Listed(key, view(found), found.getInt("records"), found.getBytes("head")));
            }
            return listed;
        }
    }

    private static List<Listed> withBreaches(Connection connection, List<Listed> listed) throws SQLException {
        var breaches =
                breaches(connection, listed.stream().map(row -> row.view().id()).toList());
        return listed.stream()
                .map(row -> new Listed(
                        row.key(),
                        row.view().breaking(breaches.getOrDefault(row.view().id(), List.of())),
                        row.records(),
                        row.head()))
                .toList();
    }

    private static Map<String, List<BreachView>> breaches(Connection connection, List<String> containers)
            throws SQLException {
        record Found(String container, BreachView breach) {}
        try (var select = connection.prepareStatement(BREACHES)) {
            var subjects = containers.stream().map(id -> "container:" + id).toArray();
            select.setArray(1, connection.createArrayOf("text", subjects));
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<Found>();
                while (rows.next()) {
                    found.add(new Found(rows.getString("container"), breach(rows)));
                }
                return found.stream().collect(groupingBy(Found::container, mapping(Found::breach, toList())));
            }
        }
    }

    private static BreachView breach(ResultSet row) throws SQLException {
        var rule = RuleSnapshot.read(row.getString("rule"));
        return new BreachView(
                ((ProcessCheck) rule.condition()).kind().text(),
                rule.id(),
                rule.nameZh(),
                rule.nameEn(),
                rule.priority().text(),
                Rows.time(row, "raised_at"),
                row.getObject("value", Double.class));
    }

    private ContainerView view(ResultSet row) throws SQLException {
        var site = row.getString("site_name") == null
                ? null
                : new SiteRef(row.getString("site_id"), row.getString("site_name"), row.getString("site_name_en"));
        return new ContainerView(
                row.getString("id"),
                row.getString("kind"),
                row.getString("category"),
                site,
                row.getString("department"),
                row.getString("jurisdiction"),
                row.getString("state"),
                Rows.time(row, "state_at"),
                row.getString("holder"),
                row.getString("place"),
                age(Rows.instant(row, "aging_since"), Rows.instant(row, "ended_at")),
                Rows.instant(row, "stored_at"),
                Rows.instant(row, "due_at"),
                Rows.instant(row, "overdue_since"),
                row.getObject("weight_kg", Double.class),
                row.getString("trip"),
                row.getString("manifest"),
                List.of());
    }

    private @Nullable Double age(@Nullable Instant since, @Nullable Instant until) {
        if (since == null) {
            return null;
        }
        var hours =
                Duration.between(since, until == null ? clock.instant() : until).toMillis() / MILLIS_PER_HOUR;
        return Math.round(hours * 100) / 100.0;
    }

    static @Nullable String priority(@Nullable Integer ordinal) {
        return ordinal == null ? null : Priority.values()[ordinal].text();
    }
}
