package health.vigil.custody;

import health.vigil.limits.ProcessRules;
import health.vigil.limits.RulesChanged;
import health.vigil.registry.Family;
import health.vigil.registry.Registry;
import health.vigil.registry.RegistryChanged;
import health.vigil.rules.Rule;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks at containers in a thread of its own, when woken and as time passes, for as long as the service runs. */
@ApplicationScoped
class LedgerLoop {
    private static final Logger LOG = Logger.getLogger(LedgerLoop.class);
    private static final int PATIENCE_SECONDS = 5;
    /** After the rules have been bound anew. */
    private static final int LATE = 5000;

    private final LedgerLooks looks;
    private final Takeover takeover;
    private final Registry registry;
    private final ProcessRules rules;
    private final CustodyConfig config;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vigil-custody"));
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean stopped;
    private volatile boolean lawsMayDiffer = true;
    private Map<String, Bound> laws = Map.of();
    private boolean tookOver;
    private @Nullable String told;

    LedgerLoop(LedgerLooks looks, Takeover takeover, Registry registry, ProcessRules rules, CustodyConfig config) {
        this.looks = looks;
        this.takeover = takeover;
        this.registry = registry;
        this.rules = rules;
        this.config = config;
    }

    /** What a device's reports are judged by. */
    private record Bound(String site, List<Rule> rules) {}

    void start(@Observes @Priority(LATE) StartupEvent event) {
        var every = config.every().toMillis();
        thread.scheduleWithFixedDelay(this::tryWork, 0, every, TimeUnit.MILLISECONDS);
    }

    /** Looks at once; many wakes are one. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                thread.execute(this::tryWork);
            } catch (RejectedExecutionException e) {
                LOG.debug("stopped; the next start looks at it");
            }
        }
    }

    void registryChanged(@Observes @Priority(LATE) RegistryChanged event) {
        lawsMayDiffer = true;
    }

    void rulesChanged(@Observes @Priority(LATE) RulesChanged event) {
        lawsMayDiffer = true;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        thread.shutdown();
        if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }

    private void tryWork() {
        woken.set(false);
        try {
            work();
            if (told != null) {
                LOG.info("Containers are looked at again");
                told = null;
            }
        } catch (SQLException | RuntimeException e) {
            if (!stopped && !Objects.equals(e.getMessage(), told)) {
                told = e.getMessage();
                LOG.warnf(e, "Containers could not be looked at; next try in %s", config.every());
            }
        }
    }

    private void work() throws SQLException {
        if (!tookOver) {
            takeover.run();
            tookOver = true;
        }
        if (lawsMayDiffer) {
            lawsMayDiffer = false;
            lookAtAllIfLawsDiffer();
        }
        while (!stopped && looks.round()) {
            LOG.debug("more is due");
        }
    }

    private void lookAtAllIfLawsDiffer() throws SQLException {
        var bound = new HashMap<String, Bound>();
        for (var device : registry.snapshot().devices()) {
            if (device.family() == Family.MEDICAL_WASTE) {
                bound.put(device.id(), new Bound(device.site(), rules.of(device.id())));
            }
        }
        if (!bound.equals(laws)) {
            try {
                looks.lookAtAll();
                laws = bound;
            } catch (SQLException | RuntimeException e) {
                lawsMayDiffer = true;
                throw e;
            }
        }
    }
}
