package health.vigil.notify;

import health.vigil.alarms.AlarmsCommitted;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.sql.SQLException;

/** Looks for digests that are due, for as long as the service runs. */
@ApplicationScoped
class DigestLoop {
    private final AlarmDigests alarms;
    private final ExcursionDigests excursions;
    private final Dispatcher dispatcher;
    private final Loop loop;

    DigestLoop(AlarmDigests alarms, ExcursionDigests excursions, Dispatcher dispatcher, DigestConfig config) {
        this.alarms = alarms;
        this.excursions = excursions;
        this.dispatcher = dispatcher;
        this.loop = new Loop("digests", config.poll(), this::look);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    /** What goes to a robot is collected first, and must not wait for the next look. */
    void onCommit(@ObservesAsync AlarmsCommitted committed) {
        loop.wake();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        loop.stop();
    }

    private void look() throws SQLException {
        if (alarms.releaseDue() + excursions.writeDue() > 0) {
            dispatcher.wake();
        }
    }
}
