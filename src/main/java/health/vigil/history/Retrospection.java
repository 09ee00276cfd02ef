package health.vigil.history;

import health.vigil.limits.RuleBooks;
import health.vigil.registry.Device;
import health.vigil.registry.Registry;
import health.vigil.rules.StateEvents;
import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Judges again what has become more complete. One transaction takes late spans, folds the stored readings around them,
 * writes the excursions that are found and forgets the spans: whatever happens in between, it is done once or not at all.
 */
@ApplicationScoped
class Retrospection {
    private static final Logger LOG = Logger.getLogger(Retrospection.class);
    /** One instance at a time: two that judge neighbouring spans of a device would each write the same excursion. */
    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(hashtext('vigil.history'))";

    private final DataSource database;
    private final StoredHistory history;
    private final Registry registry;
    private final RuleBooks ruleBooks;
    private final Excursions excursions;
    private final HistoryConfig config;
    private final HistoryMetrics metrics;
    private final Clock clock;

    Retrospection(
            DataSource database,
            StoredHistory history,
            Registry registry,
            RuleBooks ruleBooks,
            Excursions excursions,
            HistoryConfig config,
            HistoryMetrics metrics,
            Clock clock) {
        this.database = database;
        this.history = history;
        this.registry = registry;
        this.ruleBooks = ruleBooks;
        this.excursions = excursions;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @return whether there may be more to do */
    boolean round() throws SQLException {
        var round = Transaction.in(database, transaction -> {
            var backlog = take(transaction);
            var found = judge(transaction, backlog);
            backlog.remove(transaction);
            return new Round(found, !backlog.isEmpty());
        });
        metrics.found(round.found());
        return round.more();
    }

    /** @param more whether there may be more to do */
    private record Round(int found, boolean more) {}

    private Backlog take(Connection transaction) throws SQLException {
        try (var lock = transaction.prepareStatement(ALONE);
                var row = lock.executeQuery()) {
            row.next();
            if (!row.getBoolean(1)) {
                return Backlog.NONE;
            }
        }
        Backlog.follow(transaction, config.follow());
        return Backlog.take(transaction, config.quiet(), config.longestWait(), config.devices());
    }

    private int judge(Connection transaction, Backlog backlog) throws SQLException {
        var late = devicesOf(backlog);
        if (late.isEmpty()) {
            return 0;
        }
        var devices = registry.snapshot().devices();
        var sites = late.keySet().stream().map(Device::site).collect(Collectors.toSet());
        var bySite = devices.stream()
                .filter(device -> sites.contains(device.site()))
                .collect(Collectors.groupingBy(Device::site));
        var neighbours = bySite.values().stream().flatMap(List::stream).toList();
        var book = RuleSelection.all(ruleBooks.of(neighbours));
        var now = clock.instant();
        var found = new ArrayList<Found>();
        var scopes = new ArrayList<Scope>();
        var units = FoldUnit.of(late, bySite, book);
        // What was on at the first moment that was looked at began earlier: then more of the past is looked at.
        for (var stretch = 1; !units.isEmpty(); stretch *= 2) {
            var fold = new Fold(book, new StateEvents(registry.catalogue()));
            var run = new FoldRun(units, fold, stretch, config.longestLookback());
            run.over(history, transaction, now);
            units = run.settle(found, scopes);
        }
        Map<String, String> siteOf = devices.stream().collect(Collectors.toMap(Device::id, Device::site));
        return excursions.replace(transaction, scopes, found, siteOf);
    }

    private Map<Device, Backlog.Span> devicesOf(Backlog backlog) {
        var byKey = registry.snapshot().devices().stream()
                .filter(device -> backlog.byDevice().containsKey(device.key()))
                .collect(Collectors.toMap(Device::key, device -> device));
        var late = new LinkedHashMap<Device, Backlog.Span>();
        backlog.byDevice().forEach((key, span) -> {
            var device = byKey.get(key);
            if (device == null) {
                LOG.infof("Late readings of the device with key %d are not judged: it is retired", key);
            } else {
                late.put(device, span);
            }
        });
        return late;
    }
}
