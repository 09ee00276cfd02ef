package health.vigil.custody;

import health.vigil.leadership.LeadershipGained;
import health.vigil.limits.ProcessRules;
import health.vigil.limits.RulesChanged;
import health.vigil.registry.Family;
import health.vigil.registry.Registry;
import health.vigil.registry.RegistryChanged;
import health.vigil.rules.Rule;
import health.vigil.work.Loop;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at containers in a thread of its own, when woken and as time passes, for as long as this instance leads. */
@ApplicationScoped
class LedgerLoop {
    /** After the rules have been bound anew. */
    private static final int LATE = 5000;

    private final LedgerLooks looks;
    private final Takeover takeover;
    private final Registry registry;
    private final ProcessRules rules;
    private final Loop loop;
    private volatile boolean lawsMayDiffer = true;
    private Map<String, Bound> laws = Map.of();
    private boolean tookOver;

    LedgerLoop(LedgerLooks looks, Takeover takeover, Registry registry, ProcessRules rules, CustodyConfig config) {
        this.looks = looks;
        this.takeover = takeover;
        this.registry = registry;
        this.rules = rules;
        this.loop = Loop.ofRounds("custody", config.every(), this::round);
    }

    /** What a device's reports are judged by. */
    private record Bound(String site, List<Rule> rules) {}

    void start(@Observes @Priority(LATE) LeadershipGained event) {
        loop.start();
        loop.wake();
    }

    /** Looks at once; many wakes are one. */
    void wake() {
        loop.wake();
    }

    void registryChanged(@Observes @Priority(LATE) RegistryChanged event) {
        lawsMayDiffer = true;
    }

    void rulesChanged(@Observes @Priority(LATE) RulesChanged event) {
        lawsMayDiffer = true;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private boolean round() throws SQLException {
        if (!tookOver) {
            takeover.run();
            tookOver = true;
        }
        if (lawsMayDiffer) {
            lawsMayDiffer = false;
            lookAtAllIfLawsDiffer();
        }
        return looks.round();
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
