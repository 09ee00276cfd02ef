package health.vigil.custody;

import health.vigil.alarms.ProcessAlarms;
import health.vigil.custody.StoredEvents.Stored;
import health.vigil.custody.ledger.ContainerLedger;
import health.vigil.custody.ledger.Verdict;
import health.vigil.ingest.Rows;
import health.vigil.ingest.Unnest;
import health.vigil.rules.Breach;
import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Looks at the containers of which something has become due: folds all that was recorded of each, writes what follows,
 * settles the alarms and sets the next look, in one transaction. Several instances share the work.
 */
@ApplicationScoped
class LedgerLooks {
    private static final Logger LOG = Logger.getLogger(LedgerLooks.class);

    private static final String CLAIM =
            """
            SELECT id, look_at FROM container WHERE look_at <= ? ORDER BY look_at LIMIT ? FOR UPDATE SKIP LOCKED""";

    private static final String PUT_OFF =
            """
            UPDATE container c SET look_at = r.look_at FROM {rows} WHERE c.id = r.id""";

    private static final String LOOK_AT_ALL =
            """
            UPDATE container c SET look_at = ? FROM (
                SELECT id FROM container WHERE (open OR breaches <> '{}') AND (look_at > ? OR look_at IS NULL)
                ORDER BY id FOR UPDATE) AS o
            WHERE c.id = o.id""";

    private final DataSource database;
    private final StoredEvents events;
    private final StoredLaws laws;
    private final ProcessAlarms alarms;
    private final CustodyMetrics metrics;
    private final CustodyConfig config;
    private final Clock clock;

    LedgerLooks(
            DataSource database,
            StoredEvents events,
            StoredLaws laws,
            ProcessAlarms alarms,
            CustodyMetrics metrics,
            CustodyConfig config,
            Clock clock) {
        this.database = database;
        this.events = events;
        this.laws = laws;
        this.alarms = alarms;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
    }

    /** Every container that somebody answers for, because what it is judged by has changed. */
    void lookAtAll() throws SQLException {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(LOOK_AT_ALL)) {
            update.setObject(1, now);
            update.setObject(2, now);
            update.executeUpdate();
        }
    }

    /** @return whether there may be more to look at */
    boolean round() throws SQLException {
        var began = System.nanoTime();
        var now = clock.instant();
        var round = Transaction.in(database, transaction -> {
            limitStatements(transaction);
            var claimed = claim(transaction, now);
            var failed = claimed.isEmpty()
                    ? 0
                    : look(transaction, claimed.keySet().stream().sorted().toList(), now);
            return new Round(claimed, failed);
        });
        if (round.claimed().isEmpty()) {
            metrics.idle();
            return false;
        }
        alarms.committed();
        var first = round.claimed().values().iterator().next();
        metrics.looked(
                round.claimed().size(),
                round.failed(),
                Duration.ofNanos(System.nanoTime() - began),
                Duration.between(first, now));
        return round.claimed().size() == config.batch();
    }

    /** @param claimed since when each container was due, the longest due first */
    private record Round(Map<String, Instant> claimed, int failed) {}

    private void limitStatements(Connection transaction) throws SQLException {
        try (var set = transaction.createStatement()) {
            set.execute(
                    "SET LOCAL statement_timeout = " + config.statementTimeout().toMillis());
        }
    }

    /** The longest due first. */
    private Map<String, Instant> claim(Connection transaction, Instant now) throws SQLException {
        try (var select = transaction.prepareStatement(CLAIM)) {
            select.setObject(1, now.atOffset(ZoneOffset.UTC));
            select.setInt(2, config.batch());
            try (var rows = select.executeQuery()) {
                var claimed = new LinkedHashMap<String, Instant>();
                while (rows.next()) {
                    claimed.put(rows.getString("id"), Rows.time(rows, "look_at"));
                }
                return claimed;
            }
        }
    }

    /** @return how many could not be looked at */
    private int look(Connection transaction, List<String> containers, Instant now) throws SQLException {
        var recorded = events.of(transaction, containers);
        var ledgers = new ArrayList<ContainerLedger>();
        var failed = new ArrayList<String>();
        for (var container : containers) {
            fold(container, recorded.getOrDefault(container, List.of()))
                    .ifPresentOrElse(ledgers::add, () -> failed.add(container));
        }
        var inForce = laws.of(transaction, ledgers);
        var projections = ledgers.stream()
                .map(ledger -> new Projection(ledger, Verdict.of(ledger, inForce, now)))
                .toList();
        if (!projections.isEmpty()) {
            Projection.write(transaction, projections);
            alarms.settleAll(transaction, breaches(projections));
        }
        if (!failed.isEmpty()) {
            putOff(transaction, failed, now.plus(config.retry()));
        }
        return failed.size();
    }

    /** One container that can't be folded must not stop the others' clocks. */
    private Optional<ContainerLedger> fold(String container, List<Stored> records) {
        try {
            return Optional.of(events.ledger(container, records));
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "Container %s: what was recorded of it can't be folded, so it stays as it was known; next try in %s",
                    container,
                    config.retry());
            return Optional.empty();
        }
    }

    private static Map<String, List<Breach>> breaches(List<Projection> projections) {
        var bySubject = new LinkedHashMap<String, List<Breach>>();
        projections.forEach(projection -> bySubject.put(
                "container:" + projection.ledger().container(),
                projection.verdict().breaches()));
        return bySubject;
    }

    private static void putOff(Connection transaction, List<String> containers, Instant until) throws SQLException {
        new Unnest<>(transaction, containers)
                .text("id", container -> container)
                .time("look_at", container -> until)
                .update(PUT_OFF);
    }
}
