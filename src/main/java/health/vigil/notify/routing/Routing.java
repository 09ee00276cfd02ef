package health.vigil.notify.routing;

import health.vigil.calendar.Calendars;
import health.vigil.calendar.WorkingCalendar;
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
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The imported routing sets, at hand without a look into the database. */
@ApplicationScoped
public class Routing implements Calendars {
    private static final Logger LOG = Logger.getLogger(Routing.class);

    private final DataSource database;
    private final RoutesLoader loader;
    private final RoutingConfig config;
    private final Clock clock;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    private volatile State state =
            new State(RoutingRows.Stamp.NOTHING, new Routes(List.of(), List.of(), Divisions.NONE));
    private Cancellable watch = () -> {};

    Routing(DataSource database, RoutesLoader loader, RoutingConfig config, Clock clock) {
        this.database = database;
        this.loader = loader;
        this.config = config;
        this.clock = clock;
    }

    /** As known at the last look. */
    public Routes routes() {
        return state.routes();
    }

    @Override
    public WorkingCalendar of(String calendar) {
        return state.routes().calendar(calendar);
    }

    /** As committed by now, for who writes in this transaction what shall be told. */
    public Routes current(Connection transaction) throws SQLException {
        var stamp = RoutingRows.stamp(transaction); // first: a change that slips in between is only read once more
        if (stamp.isNewerThan(state.stamp())) {
            load(stamp, transaction);
        }
        return state.routes();
    }

    void start(@Observes @Priority(Registry.START_PRIORITY + 1) StartupEvent event) throws SQLException {
        look();
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

    /** Who takes over goes by the documents of now. */
    void takeOver(@Observes @Priority(Registry.START_PRIORITY + 1) LeadershipGained event) throws SQLException {
        look();
    }

    /** Catches up with committed changes. Never fails: what can't be read now is read at the next look. */
    void refresh() {
        try {
            look();
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(
                    e,
                    "Routing sets and calendars could not be read again; they stay as they were known. Next look in %s",
                    config.refresh());
        }
    }

    private void look() throws SQLException {
        try (var connection = database.getConnection()) {
            current(connection).warnings(clock.instant()).stream()
                    .filter(warned::add)
                    .forEach(LOG::warn);
        }
    }

    private synchronized void load(RoutingRows.Stamp stamp, Connection connection) throws SQLException {
        if (stamp.isNewerThan(state.stamp())) {
            state = new State(stamp, loader.load(connection));
        }
    }

    private record State(RoutingRows.Stamp stamp, Routes routes) {}
}
