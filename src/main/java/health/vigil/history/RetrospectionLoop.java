package health.vigil.history;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks for late readings, in a thread of its own, for as long as the service runs. */
@ApplicationScoped
class RetrospectionLoop {
    private static final Logger LOG = Logger.getLogger(RetrospectionLoop.class);
    private static final int PATIENCE_SECONDS = 5;

    private final Retrospection retrospection;
    private final HistoryMetrics metrics;
    private final HistoryConfig config;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vigil-history"));
    private @Nullable String told;
    private volatile boolean stopped;

    RetrospectionLoop(Retrospection retrospection, HistoryMetrics metrics, HistoryConfig config) {
        this.retrospection = retrospection;
        this.metrics = metrics;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        var every = config.every().toMillis();
        thread.scheduleWithFixedDelay(this::rounds, every, every, TimeUnit.MILLISECONDS);
    }

    /** What is interrupted is rolled back, and judged after the next start. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        thread.shutdown();
        if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }

    private void rounds() {
        try {
            metrics.look();
            while (!stopped && retrospection.round()) {
                metrics.look();
            }
            if (told != null) {
                LOG.info("Late readings are judged again");
                told = null;
            }
        } catch (SQLException | RuntimeException e) {
            if (!stopped && !Objects.equals(e.getMessage(), told)) {
                told = e.getMessage();
                LOG.warnf(e, "Late readings could not be judged; next try in %s", config.every());
            }
        }
    }
}
