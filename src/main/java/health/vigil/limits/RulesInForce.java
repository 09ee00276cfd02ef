package health.vigil.limits;

import health.vigil.leadership.LeadershipGained;
import health.vigil.registry.Registry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The approved overrides and versions, at hand without a look into the database. */
@ApplicationScoped
class RulesInForce implements Supplier<RuleChanges> {
    private static final Logger LOG = Logger.getLogger(RulesInForce.class);
    private static final long UNKNOWN = -1;

    private final DataSource database;
    private final LimitPacks packs;
    private final RuleChangeConfig config;
    private final Event<RulesChanged> changed;
    private final Clock clock;

    private volatile RuleChanges changes = RuleChanges.NONE;
    private long revision = UNKNOWN;
    private Cancellable watch = () -> {};

    RulesInForce(
            DataSource database, LimitPacks packs, RuleChangeConfig config, Event<RulesChanged> changed, Clock clock) {
        this.database = database;
        this.packs = packs;
        this.config = config;
        this.changed = changed;
        this.clock = clock;
    }

    @Override
    public RuleChanges get() {
        return changes;
    }

    void start(@Observes @Priority(Registry.START_PRIORITY + 1) StartupEvent event) throws SQLException {
        load();
        watch = Multi.createFrom()
                .ticks()
                .every(config.refresh())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> Uni.createFrom()
                        .voidItem()
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .invoke(this::refresh))
                .subscribe()
                .with(done -> {});
    }

    void stop(@Observes ShutdownEvent event) {
        watch.cancel();
    }

    /** Who takes over judges by the rules of now. */
    void takeOver(@Observes @Priority(Registry.START_PRIORITY + 1) LeadershipGained event) throws SQLException {
        load();
    }

    /** Catches up with committed changes. Never fails: what can't be read now is read at the next look. */
    void refresh() {
        try {
            load();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(
                    e,
                    "Overrides and rule versions could not be read again; rules stay as they were known. Next look in %s",
                    config.refresh());
        }
    }

    private synchronized void load() throws SQLException {
        var now = clock.instant();
        try (var connection = database.getConnection()) {
            var stored = revision(connection); // first: a change that slips in between is only read once more
            if (stored == revision && !changes.turnBetween(changes.asOf(), now)) {
                return;
            }
            changes = RuleChanges.of(now, versions(connection), OverrideRows.approved(connection));
            revision = UNKNOWN; // until everybody has heard of it
            changed.fire(new RulesChanged(changes));
            revision = stored;
        }
    }

    private static long revision(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT revision FROM rule_revision")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private List<LimitVersion> versions(Connection connection) throws SQLException {
        var usable = new ArrayList<LimitVersion>();
        for (var version : VersionRows.approved(connection)) {
            try {
                var limit = version.limit(packs);
                version.period()
                        .ifPresent(period ->
                                usable.add(new LimitVersion(limit, version.number(), period, version.local())));
            } catch (InvalidLimitPackException e) {
                LOG.errorf(
                        "Version %d of rule %s can no longer be used and is not judged by: %s. Write and approve a new one",
                        version.number(), version.rule(), e.getMessage());
            }
        }
        return usable;
    }
}
