package health.vigil.retention;

import health.vigil.leadership.LeadershipGained;
import health.vigil.work.Loop;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Deletes what is over its time, by whoever leads. */
@ApplicationScoped
class RetentionLoop {
    private final Loop loop;

    RetentionLoop(Retention retention, RetentionConfig config) {
        this.loop = Loop.ofRounds("retention", config.every(), retention::deleteSome);
    }

    void start(@Observes LeadershipGained event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }
}
