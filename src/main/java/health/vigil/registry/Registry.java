package health.vigil.registry;

import health.vigil.leadership.LeadershipGained;
import health.vigil.telemetry.FieldCatalogue;
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
import org.jboss.logging.Logger;

/** What is registered, at hand without a look into the database. Loaded before anything else of the service starts. */
@ApplicationScoped
public class Registry {
    /** Observers of the start with a higher number, or none, find the registry loaded. */
    public static final int START_PRIORITY = 100;

    private static final Logger LOG = Logger.getLogger(Registry.class);

    private final RegistryReader reader;
    private final RegistryConfig config;
    private final Event<RegistryChanged> changed;
    private final FieldCatalogue catalogue;

    private volatile State state = new State(-1, RegistrySnapshot.EMPTY);
    private Cancellable watch = () -> {};

    Registry(RegistryReader reader, RegistryConfig config, Event<RegistryChanged> changed, FieldCatalogue catalogue) {
        this.reader = reader;
        this.config = config;
        this.changed = changed;
        this.catalogue = catalogue;
    }

    /** The devices in service. */
    public RegistrySnapshot snapshot() {
        return state.snapshot();
    }

    /** The quantities that devices may report. */
    public FieldCatalogue catalogue() {
        return catalogue;
    }

    void start(@Observes @Priority(START_PRIORITY) StartupEvent event) {
        reader.store(catalogue).chain(this::load).await().atMost(config.startTimeout());
        watch = Multi.createFrom()
                .ticks()
                .every(config.refresh())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> refresh())
                .subscribe()
                .with(done -> {});
    }

    void stop(@Observes ShutdownEvent event) {
        watch.cancel();
    }

    /** Who takes over judges by what is registered now. */
    void takeOver(@Observes @Priority(START_PRIORITY) LeadershipGained event) {
        catchUp().await().atMost(config.startTimeout());
    }

    /** Catches up with committed changes. Never fails: what can't be read now is read at the next look. */
    Uni<Void> refresh() {
        return catchUp()
                .onFailure()
                .invoke(e -> LOG.warnf(
                        e,
                        "The registry could not be read again; devices stay as they were known. Next look in %s",
                        config.refresh()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> catchUp() {
        return reader.revision()
                .chain(revision ->
                        revision == state.revision() ? Uni.createFrom().voidItem() : load());
    }

    /** Reads the revision first: a change that slips in between is only read once more. */
    private Uni<Void> load() {
        return reader.revision()
                .chain(revision -> reader.devices().map(devices -> new State(revision, new RegistrySnapshot(devices))))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(this::swap)
                .replaceWithVoid();
    }

    private synchronized void swap(State loaded) {
        if (loaded.revision() >= state.revision()) {
            state = loaded;
            changed.fire(new RegistryChanged(loaded.snapshot()));
        }
    }

    private record State(long revision, RegistrySnapshot snapshot) {}
}
