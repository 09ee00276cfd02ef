package health.vigil.notify;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks for digests that are due, for as long as the service runs. */
@ApplicationScoped
class DigestLoop {
    private static final Logger LOG = Logger.getLogger(DigestLoop.class);

    private final Digests digests;
    private final Dispatcher dispatcher;
    private final DigestConfig config;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vigil-digest"));
    private boolean failing;

    DigestLoop(Digests digests, Dispatcher dispatcher, DigestConfig config) {
        this.digests = digests;
        this.dispatcher = dispatcher;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        var poll = config.poll().toMillis();
        thread.scheduleWithFixedDelay(this::look, poll, poll, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }

    private void look() {
        try {
            if (digests.writeDue() > 0) {
                dispatcher.wake();
            }
            failing = false;
        } catch (SQLException | RuntimeException e) {
            if (!failing && !thread.isShutdown()) {
                LOG.warnf(e, "Digests can't be written; next try in %s", config.poll());
            }
            failing = true;
        }
    }
}
