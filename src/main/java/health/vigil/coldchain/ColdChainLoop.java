package health.vigil.coldchain;

import health.vigil.leadership.LeadershipGained;
import health.vigil.registry.Registry;
import health.vigil.work.Loop;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Judges the equipment that is due, in a thread of its own, for as long as this instance leads. */
@ApplicationScoped
class ColdChainLoop {
    /** After the rules are bound to the devices. */
    private static final int START_PRIORITY = Registry.START_PRIORITY + 10;

    private final Loop loop;

    ColdChainLoop(ColdChainWatch watch, ColdChainConfig config) {
        this.loop = Loop.ofRounds("cold-chain", config.every(), watch::round);
    }

    void start(@Observes @Priority(START_PRIORITY) LeadershipGained event) {
        loop.start();
    }

    /** What is interrupted is rolled back, and judged after the next start. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    /** Judges at once what became due; many wakes are one. */
    void wake() {
        loop.wake();
    }
}
