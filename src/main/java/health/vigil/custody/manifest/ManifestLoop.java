package health.vigil.custody.manifest;

import health.vigil.leadership.LeadershipGained;
import health.vigil.limits.RulesChanged;
import health.vigil.registry.RegistryChanged;
import health.vigil.work.Loop;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;

/** Looks at manifests and trips, in a thread of its own, for as long as this instance leads. */
@ApplicationScoped
class ManifestLoop {
    /** After the rules have been bound anew. */
    private static final int LATE = 5000;

    private final ManifestWatch manifests;
    private final TripWatch trips;
    private final Loop loop;
    private volatile boolean lawsMayDiffer = true;

    ManifestLoop(ManifestWatch manifests, TripWatch trips, ManifestConfig config) {
        this.manifests = manifests;
        this.trips = trips;
        this.loop = Loop.ofRounds("manifests", config.every(), this::round);
    }

    void start(@Observes @Priority(LATE) LeadershipGained event) {
        loop.start();
    }

    /** Looks at once; many wakes are one. */
    void wake() {
        loop.wake();
    }

    /** Other rules may set other deadlines. */
    void rulesChanged(@Observes @Priority(LATE) RulesChanged event) {
        lawsMayDiffer = true;
    }

    void registryChanged(@Observes @Priority(LATE) RegistryChanged event) {
        lawsMayDiffer = true;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private boolean round() throws SQLException {
        if (lawsMayDiffer) {
            lawsMayDiffer = false;
            try {
                manifests.lookAtAllAgain();
            } catch (SQLException | RuntimeException e) {
                lawsMayDiffer = true;
                throw e;
            }
        }
        return manifests.round() + trips.round() > 0;
    }
}
