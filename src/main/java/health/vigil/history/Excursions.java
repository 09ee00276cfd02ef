package health.vigil.history;

import health.vigil.alarms.RuleSnapshot;
import health.vigil.ingest.Rows;
import health.vigil.ingest.Unnest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table of retrospective excursions. What is decided anew takes the place of what was there: the same episode keeps
 * its id however it grows, so that judging twice changes nothing; one that is no longer found goes, unless somebody was
 * told of it: then it stays and says that it is withdrawn.
 */
@ApplicationScoped
class Excursions {
    private static final String TOLD_LIVE =
            """
            SELECT r.id FROM {rows} WHERE EXISTS (
                SELECT FROM alarm a
                WHERE a.rule_id = r.rule_id AND a.onset_at <= r.ended AND coalesce(a.cleared_at, now()) >= r.onset
                    AND a.device_id IN (
                        SELECT d.id FROM device d WHERE d.id = r.device_id
                        UNION ALL
                        SELECT d.id FROM device d JOIN device reporter ON reporter.site = d.site
                        WHERE r.of_site AND reporter.id = r.device_id))
            """;

    private static final String KNOWN =
            """
            WITH scope AS (SELECT * FROM {rows})
            SELECT e.id, e.rule_id, e.device_id, e.site_id, e.of_site, e.onset_at, e.ended_at
            FROM scope JOIN excursion e ON e.device_id = scope.subject
            WHERE NOT scope.of_site AND NOT e.of_site
                AND e.onset_at <= scope.until AND coalesce(e.ended_at, 'infinity') >= scope.since
            UNION ALL
            SELECT e.id, e.rule_id, e.device_id, e.site_id, e.of_site, e.onset_at, e.ended_at
            FROM scope JOIN excursion e ON e.site_id = scope.subject
            WHERE scope.of_site AND e.of_site
                AND e.onset_at <= scope.until AND coalesce(e.ended_at, 'infinity') >= scope.since
            """;

    private static final String WRITE =
            """
            INSERT INTO excursion AS e (id, rule_id, rule, device_id, site_id, jurisdiction, family, field, of_site,
                priority, onset_at, raised_at, ended_at, extreme, value_count, standing, known_until)
            SELECT r.id::uuid, r.rule_id, r.rule::jsonb, r.device_id, s.id, s.jurisdiction, d.family, r.field, r.of_site,
                r.priority, r.onset, r.raised, r.ended, r.extreme::float8, r.value_count::int, r.standing, r.known_until
            FROM {rows} JOIN device d ON d.id = r.device_id JOIN site s ON s.id = d.site
            ON CONFLICT (id) DO UPDATE SET
                rule = excluded.rule, priority = excluded.priority, onset_at = excluded.onset_at,
                raised_at = excluded.raised_at, ended_at = excluded.ended_at, extreme = excluded.extreme,
                value_count = excluded.value_count, standing = excluded.standing, known_until = excluded.known_until,
                judged_at = now()
            """;

    private static final String GONE =
            """
            DELETE FROM excursion e WHERE e.id = ANY (?) AND NOT EXISTS (
                SELECT FROM excursion_notice n WHERE n.excursion_id = e.id AND n.notification_id IS NOT NULL)
            """;

    private static final String WITHDRAWN =
            "UPDATE excursion SET standing = 'withdrawn', judged_at = now() WHERE id = ANY (?)";

    private final ExcursionOutbox outbox;

    Excursions(ExcursionOutbox outbox) {
        this.outbox = outbox;
    }

    private record Known(UUID id, Line line, Instant onset, @Nullable Instant ended) {
        static Known of(ResultSet row) throws SQLException {
            var ofSite = row.getBoolean("of_site");
            return new Known(
                    row.getObject("id", UUID.class),
                    new Line(row.getString("rule_id"), row.getString(ofSite ? "site_id" : "device_id"), ofSite),
                    Rows.time(row, "onset_at"),
                    Rows.instant(row, "ended_at"));
        }

        boolean isPartOf(Found found) {
            return !onset.isAfter(found.end())
                    && (ended == null
                            || !ended.isBefore(found.episode().raised().onset()));
        }
    }

    /** What can't have two excursions at one time: a rule at a device, or at a site. */
    private record Line(String rule, String subject, boolean ofSite) {}

    /**
     * Stores what was found within the scopes, and that nothing else was.
     *
     * @param site of a device by its id
     * @return how many were not known before
     */
    int replace(Connection transaction, List<Scope> scopes, List<Found> found, Map<String, String> site)
            throws SQLException {
        var untold = withoutLive(transaction, found);
        var known = known(transaction, scopes);
        var matched = match(untold, known, site);
        write(transaction, matched);
        var gone = new HashSet<>(known.keySet());
        var fresh = new ArrayList<UUID>();
        for (var excursion : matched) {
            gone.remove(excursion.id());
            if (!known.containsKey(excursion.id())) {
                fresh.add(excursion.id());
            }
        }
        if (!gone.isEmpty()) {
            remove(transaction, gone);
        }
        if (!fresh.isEmpty()) {
            outbox.found(transaction, fresh);
        }
        return fresh.size();
    }

    /** A live alarm on the same at the same time has told it already. */
    private static List<Found> withoutLive(Connection transaction, List<Found> found) throws SQLException {
        if (found.isEmpty()) {
            return found;
        }
        var live = new HashSet<>(new Unnest<>(transaction, found)
                .text("id", f -> f.id().toString())
                .text("rule_id", f -> f.episode().raised().rule().id())
                .text("device_id", f -> f.episode().raised().device())
                .flag("of_site", f -> f.episode().raised().ofSite())
                .time("onset", f -> f.episode().raised().onset())
                .time("ended", Found::end)
                .query(TOLD_LIVE, row -> UUID.fromString(row.getString(1))));
        return found.stream().filter(f -> !live.contains(f.id())).toList();
    }

    private static Map<UUID, Known> known(Connection transaction, List<Scope> scopes) throws SQLException {
        var known = new LinkedHashMap<UUID, Known>();
        new Unnest<>(transaction, scopes)
                .text("subject", Scope::subject)
                .flag("of_site", Scope::ofSite)
                .time("since", Scope::from)
                .time("until", Scope::until)
                .query(KNOWN, Known::of)
                .forEach(excursion -> known.put(excursion.id(), excursion));
        return known;
    }

    /** Ids that are the same stay first; then what overlaps keeps the id that it had. */
    private static List<Found> match(List<Found> found, Map<UUID, Known> known, Map<String, String> site) {
        Set<UUID> taken = new HashSet<>();
        found.stream().map(Found::id).filter(known::containsKey).forEach(taken::add);
        var byLine = new HashMap<Line, List<Known>>();
        known.values().stream().sorted(Comparator.comparing(Known::onset)).forEach(k -> byLine.computeIfAbsent(
                        k.line(), line -> new ArrayList<>())
                .add(k));
        var matched = new ArrayList<Found>(found.size());
        for (var excursion : found) {
            var raised = excursion.episode().raised();
            var subject = raised.ofSite() ? site.get(raised.device()) : raised.device();
            var line = new Line(raised.rule().id(), Objects.requireNonNull(subject), raised.ofSite());
            matched.add(
                    known.containsKey(excursion.id())
                            ? excursion
                            : byLine.getOrDefault(line, List.of()).stream()
                                    .filter(k -> k.isPartOf(excursion) && taken.add(k.id()))
                                    .findFirst()
                                    .map(k -> excursion.as(k.id()))
                                    .orElse(excursion));
        }
        return matched;
    }

    private static void write(Connection transaction, List<Found> excursions) throws SQLException {
        if (excursions.isEmpty()) {
            return;
        }
        new Unnest<>(transaction, excursions)
                .text("id", f -> f.id().toString())
                .text("rule_id", f -> f.episode().raised().rule().id())
                .text("rule", f -> RuleSnapshot.write(f.episode().raised().rule()))
                .text("device_id", f -> f.episode().raised().device())
                .text("field", f -> f.episode().raised().field())
                .flag("of_site", f -> f.episode().raised().ofSite())
                .integer("priority", f -> f.episode().raised().rule().priority().ordinal())
                .time("onset", f -> f.episode().raised().onset())
                .time("raised", f -> f.episode().raised().at())
                .time("ended", f -> f.episode().ended())
                .text("extreme", f -> text(f.episode().extreme()))
                .text("value_count", f -> text(f.episode().count()))
                .text("standing", f -> f.episode().ended() == null ? "ongoing" : "ended")
                .time("known_until", Found::knownUntil)
                .update(WRITE);
    }

    private static @Nullable String text(@Nullable Number number) {
        return number == null ? null : number.toString();
    }

    private static void remove(Connection transaction, Set<UUID> gone) throws SQLException {
        for (var sql : List.of(GONE, WITHDRAWN)) {
            try (var statement = transaction.prepareStatement(sql)) {
                statement.setArray(1, transaction.createArrayOf("uuid", gone.toArray()));
                statement.executeUpdate();
            }
        }
    }
}
