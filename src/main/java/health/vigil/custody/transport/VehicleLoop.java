package health.vigil.custody.transport;

import health.vigil.leadership.LeadershipGained;
import health.vigil.work.Loop;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Has vehicles judged: at once when they report, else when their time comes. */
@ApplicationScoped
class VehicleLoop {
    private final Loop loop;

    VehicleLoop(VehicleJudgement judgement, TransportConfig config) {
        this.loop = Loop.ofRounds("vehicles", config.every(), judgement::round);
    }

    void start(@Observes LeadershipGained event) {
        loop.start();
    }

    /** What is interrupted is rolled back, and judged after the next start. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    /** Returns at once; many wakes are one. */
    void wake() {
        loop.wake();
    }
}
