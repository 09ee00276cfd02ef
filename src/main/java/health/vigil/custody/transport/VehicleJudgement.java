package health.vigil.custody.transport;

import health.vigil.alarms.ProcessAlarms;
import health.vigil.custody.track.Finding;
import health.vigil.custody.track.Refold;
import health.vigil.custody.track.Span;
import health.vigil.custody.track.Terrain;
import health.vigil.custody.track.Watch;
import health.vigil.limits.ProcessRules;
import health.vigil.registry.Registry;
import health.vigil.rules.Breach;
import health.vigil.rules.Rule;
import health.vigil.work.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Judges the vehicles whose time has come: what was added to their tracks is folded, findings are written, alarms settled
 * and the next look is set, all in one transaction. Several instances share the work.
 */
@ApplicationScoped
class VehicleJudgement {
    private static final Logger LOG = Logger.getLogger(VehicleJudgement.class);
    private static final Duration RETRY = Duration.ofMinutes(1);
    /** Rules are bound a moment after a vehicle was registered. */
    private static final Duration UNTIL_BOUND = Duration.ofSeconds(1);

    private final DataSource database;
    private final Registry registry;
    private final ProcessRules rules;
    private final ProcessAlarms alarms;
    private final Terrains terrains;
    private final TransportConfig config;
    private final TransportMetrics metrics;
    private final Clock clock;

    VehicleJudgement(
            DataSource database,
            Registry registry,
            ProcessRules rules,
            ProcessAlarms alarms,
            Terrains terrains,
            TransportConfig config,
            TransportMetrics metrics,
            Clock clock) {
        this.database = database;
        this.registry = registry;
        this.rules = rules;
        this.alarms = alarms;
        this.terrains = terrains;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @return whether there may be more to do */
    boolean round() throws SQLException {
        var now = clock.instant();
        var judged = Transaction.in(database, transaction -> {
            var vehicles = WatchRows.due(transaction, now, config.vehicles());
            if (!vehicles.isEmpty()) {
                var breaches = new HashMap<String, List<Breach>>();
                var terrain = terrains.current(transaction);
                for (var vehicle : vehicles) {
                    breaches.putAll(judgeAlone(transaction, vehicle, terrain, now));
                }
                alarms.settleAll(transaction, breaches);
            }
            return vehicles.size();
        });
        if (judged > 0) {
            alarms.committed();
        }
        return judged == config.vehicles();
    }

    /** A vehicle that can't be judged must not keep the others from it. */
    private Map<String, List<Breach>> judgeAlone(Connection transaction, String vehicle, Terrain terrain, Instant now)
            throws SQLException {
        var before = transaction.setSavepoint();
        try {
            var breaches = judge(transaction, vehicle, terrain, now);
            transaction.releaseSavepoint(before);
            return breaches;
        } catch (RuntimeException e) {
            transaction.rollback(before);
            LOG.errorf(e, "Vehicle %s can't be judged and stays as it was known; next try in %s", vehicle, RETRY);
            WatchRows.next(transaction, vehicle, now, Optional.of(now.plus(RETRY)));
            return Map.of();
        }
    }

    /** @return what there is of each subject that something changed in */
    private Map<String, List<Breach>> judge(Connection transaction, String vehicle, Terrain terrain, Instant now)
            throws SQLException {
        if (!isInService(vehicle)) {
            WatchRows.next(transaction, vehicle, now, Optional.empty());
            return Map.of();
        }
        var inForce = rules.of(vehicle);
        if (inForce.isEmpty()) {
            WatchRows.next(transaction, vehicle, now, Optional.of(now.plus(UNTIL_BOUND)));
            return Map.of();
        }
        var watch = new Watch(vehicle, terrain, inForce, config.tolerances());
        var history = new StoredTrack(transaction, vehicle, now);
        var refold = new Refold(watch, history, config.longestWindow());
        var changed = new ArrayList<Span>();
        for (var added : WatchRows.take(transaction, vehicle, now)) {
            changed.add(added.subject()
                    .map(subject -> refold.changedBy(added.span(), subject))
                    .orElse(added.span()));
        }
        // The latest is judged in any case: it alone tells when time may bring more.
        history.latest().ifPresent(latest -> changed.add(new Span(latest, latest)));
        var subjects = new TreeSet<String>();
        Optional<Instant> lookAgainAt = Optional.empty();
        for (var stretch : refold.stretches(changed)) {
            var outcome = refold.of(stretch, now);
            if (!new HashSet<>(outcome.removed()).equals(new HashSet<>(outcome.added()))) {
                FindingRows.replace(transaction, vehicle, outcome.removed(), outcome.added());
                outcome.removed().forEach(finding -> subjects.add(FindingRows.subject(vehicle, finding)));
                outcome.added().forEach(finding -> subjects.add(FindingRows.subject(vehicle, finding)));
            }
            lookAgainAt = outcome.lookAgainAt();
            metrics.judged();
        }
        WatchRows.next(transaction, vehicle, now, lookAgainAt);
        return breaches(transaction, watch, subjects);
    }

    private boolean isInService(String vehicle) {
        return registry.snapshot()
                .device(vehicle)
                .filter(VehicleSink::isVehicle)
                .isPresent();
    }

    private static Map<String, List<Breach>> breaches(Connection transaction, Watch watch, TreeSet<String> subjects)
            throws SQLException {
        var breaches = new HashMap<String, List<Breach>>();
        if (!subjects.isEmpty()) {
            subjects.forEach(subject -> breaches.put(subject, new ArrayList<>()));
            for (var finding : FindingRows.ofSubjects(transaction, watch.vehicle(), subjects)) {
                ruleOf(watch, finding).ifPresent(rule -> breaches.get(FindingRows.subject(watch.vehicle(), finding))
                        .add(breach(watch.vehicle(), rule, finding)));
            }
        }
        return breaches;
    }

    /** Empty where the rule has been withdrawn since. */
    private static Optional<Rule> ruleOf(Watch watch, Finding finding) {
        return watch.rules().stream()
                .filter(rule -> rule.id().equals(finding.rule()) && rule.inForceAt(finding.onset()))
                .findFirst();
    }

    private static Breach breach(String vehicle, Rule rule, Finding finding) {
        return new Breach(
                rule,
                vehicle,
                finding.trip().isEmpty() ? vehicle : finding.trip(),
                finding.onset(),
                finding.at(),
                finding.value(),
                finding.until());
    }
}
