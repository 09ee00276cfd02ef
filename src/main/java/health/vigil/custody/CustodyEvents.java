package health.vigil.custody;

import health.vigil.ingest.Unnest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records events, each once, whoever brings them; a record extends the chain of its container. */
@ApplicationScoped
class CustodyEvents {
    /** The containers' rows are locked in the order of their ids until the transaction ends: so a chain never forks. */
    private static final String LOCK =
            """
            INSERT INTO container (id, look_at)
            SELECT container, min(look_at) FROM {rows} GROUP BY container ORDER BY container
            ON CONFLICT (id) DO UPDATE SET look_at = least(container.look_at, excluded.look_at)
            RETURNING id, head""";

    private static final String KNOWN =
            """
            SELECT e.id FROM {rows} JOIN custody_event e ON e.container = r.container AND e.at = r.at AND e.id = r.id""";

    private static final String INSERT =
            """
            INSERT INTO custody_event (container, at, id, type, received_at, device_id, actor, site_id, body,
                record_hash, previous_hash)
            SELECT container, at, id, type, received_at, device_id, actor, site_id, body::json, record_hash, previous_hash
            FROM {rows} ORDER BY place""";

    private static final String EXTEND =
            """
            UPDATE container c SET head = r.head, records = c.records + r.added FROM {rows} WHERE c.id = r.id""";

    /** What a device reports later than this comes from a buffer, and the rest of the story is on its way. */
    private static final Duration BUFFERED = Duration.ofMinutes(15);

    private final Clock clock;
    private final CustodyMetrics metrics;
    private final CustodyConfig config;

    CustodyEvents(Clock clock, CustodyMetrics metrics, CustodyConfig config) {
        this.clock = clock;
        this.metrics = metrics;
        this.config = config;
    }

    /**
     * In the caller's transaction.
     *
     * @return the ids of those that were not recorded before
     */
    Set<String> append(Connection transaction, List<Recording> recordings) throws SQLException {
        var unique = new LinkedHashMap<String, Recording>();
        recordings.forEach(recording -> unique.putIfAbsent(recording.id(), recording));
        if (unique.isEmpty()) {
            return Set.of();
        }
        var rows = List.copyOf(unique.values());
        var heads = lock(transaction, rows);
        var known = known(transaction, rows);
        var links = chain(rows.stream().filter(row -> !known.contains(row.id())).toList(), heads);
        if (!links.isEmpty()) {
            insert(transaction, links);
            extend(transaction, links);
        }
        metrics.recorded(links.size(), recordings.size() - links.size());
        var fresh = new HashSet<String>();
        links.forEach(link -> fresh.add(link.recording().id()));
        return fresh;
    }

    private record Link(int place, Recording recording, byte[] hash, byte @Nullable [] previous) {}

    /** @param head absent before the first record */
    private record End(String container, byte @Nullable [] head, int added) {}

    private Map<String, byte[]> lock(Connection transaction, List<Recording> rows) throws SQLException {
        var now = clock.instant();
        var settled = now.plus(config.settle());
        var heads = new HashMap<String, byte[]>();
        new Unnest<>(transaction, rows)
                        .text("container", Recording::container)
                        .time("look_at", row -> isBuffered(row) ? settled : now)
                        .query(LOCK, row -> new End(row.getString("id"), row.getBytes("head"), 0))
                        .stream()
                        .filter(end -> end.head() != null)
                        .forEach(end -> heads.put(end.container(), end.head()));
        return heads;
    }

    /** Half of a story must not raise what its other half clears a second later. */
    private static boolean isBuffered(Recording row) {
        return row.device() != null && row.at().plus(BUFFERED).isBefore(row.receivedAt());
    }

    private static Set<String> known(Connection transaction, List<Recording> rows) throws SQLException {
        return new HashSet<>(new Unnest<>(transaction, rows)
                .text("container", Recording::container)
                .time("at", Recording::at)
                .text("id", Recording::id)
                .query(KNOWN, row -> row.getString("id")));
    }

    private static List<Link> chain(List<Recording> fresh, Map<String, byte[]> heads) {
        var links = new ArrayList<Link>(fresh.size());
        for (var recording : fresh) {
            var previous = heads.get(recording.container());
            var hash = ChainHash.of(previous, recording);
            heads.put(recording.container(), hash);
            links.add(new Link(links.size(), recording, hash, previous));
        }
        return links;
    }

    private static void insert(Connection transaction, List<Link> links) throws SQLException {
        new Unnest<>(transaction, links)
                .integer("place", Link::place)
                .text("container", link -> link.recording().container())
                .time("at", link -> link.recording().at())
                .text("id", link -> link.recording().id())
                .text("type", link -> link.recording().type())
                .time("received_at", link -> link.recording().receivedAt())
                .text("device_id", link -> link.recording().device())
                .text("actor", link -> link.recording().actor())
                .text("site_id", link -> link.recording().site())
                .text("body", link -> link.recording().body())
                .bytes("record_hash", Link::hash)
                .bytes("previous_hash", Link::previous)
                .update(INSERT);
    }

    private static void extend(Connection transaction, List<Link> links) throws SQLException {
        var ends = new HashMap<String, End>();
        for (var link : links) {
            var container = link.recording().container();
            ends.merge(
                    container,
                    new End(container, link.hash(), 1),
                    (before, last) -> new End(container, last.head(), before.added() + 1));
        }
        new Unnest<>(
                        transaction,
                        ends.values().stream()
                                .sorted(Comparator.comparing(End::container))
                                .toList())
                .text("id", End::container)
                .bytes("head", End::head)
                .integer("added", End::added)
                .update(EXTEND);
    }
}
