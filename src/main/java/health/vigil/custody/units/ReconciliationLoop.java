package health.vigil.custody.units;

import health.vigil.limits.RulesChanged;
import health.vigil.registry.RegistryChanged;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Reconciles in a thread of its own, for as long as the service runs. */
@ApplicationScoped
class ReconciliationLoop {
    private static final Logger LOG = Logger.getLogger(ReconciliationLoop.class);
    private static final int PATIENCE_SECONDS = 5;

    private final Reconciliation reconciliation;
    private final UnitsConfig config;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vigil-units"));
    private final AtomicBoolean woken = new AtomicBoolean();
    private final AtomicBoolean changed = new AtomicBoolean();
    private volatile boolean stopped;
    private boolean failing;

    ReconciliationLoop(Reconciliation reconciliation, UnitsConfig config) {
        this.reconciliation = reconciliation;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        var every = config.every().toMillis();
        thread.scheduleWithFixedDelay(this::rounds, every, every, TimeUnit.MILLISECONDS);
    }

    /** What is interrupted is rolled back, and judged after the next start. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        thread.shutdown();
        if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }

    void rulesChanged(@Observes RulesChanged event) {
        changed.set(true);
    }

    void registryChanged(@Observes RegistryChanged event) {
        changed.set(true);
    }

    /** Looks at once; many wakes are one. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                thread.execute(this::rounds);
            } catch (RejectedExecutionException e) {
                LOG.debug("stopped");
            }
        }
    }

    private void rounds() {
        woken.set(false);
        var again = changed.getAndSet(false);
        try {
            if (again) {
                reconciliation.lookAgain();
                again = false;
            }
            while (!stopped && reconciliation.round()) {
                LOG.trace("there is more");
            }
            failing = false;
        } catch (SQLException | RuntimeException e) {
            if (again) {
                changed.set(true);
            }
            if (!failing && !stopped) {
                LOG.warnf(e, "Medical waste could not be reconciled; next try in %s", config.every());
            }
            failing = true;
        }
    }
}
