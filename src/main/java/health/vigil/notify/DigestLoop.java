package health.vigil.notify;

import health.vigil.alarms.AlarmsCommitted;
import health.vigil.leadership.LeadershipGained;
import health.vigil.work.Loop;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

/** Looks for digests that are due, for as long as this instance leads. */
@ApplicationScoped
class DigestLoop {
    private final Dispatcher dispatcher;
    private final Loop alarms;
    private final Loop excursions;

    DigestLoop(AlarmDigests alarms, ExcursionDigests excursions, Dispatcher dispatcher, DigestConfig config) {
        this.dispatcher = dispatcher;
        this.alarms = Loop.of("alarm-digests", config.poll(), () -> send(alarms.releaseDue()));
        this.excursions = Loop.of("excursion-digests", config.poll(), () -> send(excursions.writeDue()));
    }

    void start(@Observes LeadershipGained event) {
        alarms.start();
        excursions.start();
    }

    /** What goes to a robot is collected first, and must not wait for the next look. */
    void onCommit(@ObservesAsync AlarmsCommitted committed) {
        alarms.wake();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        alarms.stop();
        excursions.stop();
    }

    private void send(int written) {
        if (written > 0) {
            dispatcher.wake();
        }
    }
}
