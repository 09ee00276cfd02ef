package health.vigil.custody.units;

import health.vigil.leadership.LeadershipGained;
import health.vigil.limits.RulesChanged;
import health.vigil.registry.RegistryChanged;
import health.vigil.work.Loop;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reconciles in a thread of its own, for as long as this instance leads. */
@ApplicationScoped
class ReconciliationLoop {
    private final Reconciliation reconciliation;
    private final Loop loop;
    private final AtomicBoolean changed = new AtomicBoolean();

    ReconciliationLoop(Reconciliation reconciliation, UnitsConfig config) {
        this.reconciliation = reconciliation;
        this.loop = Loop.ofRounds("waste-balances", config.every(), this::round);
    }

    void start(@Observes LeadershipGained event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    void rulesChanged(@Observes RulesChanged event) {
        changed.set(true);
    }

    void registryChanged(@Observes RegistryChanged event) {
        changed.set(true);
    }

    /** Looks at once; many wakes are one. */
    void wake() {
        loop.wake();
    }

    private boolean round() throws SQLException {
        if (changed.getAndSet(false)) {
            try {
                reconciliation.lookAgain();
            } catch (SQLException | RuntimeException e) {
                changed.set(true);
                throw e;
            }
        }
        return reconciliation.round();
    }
}
