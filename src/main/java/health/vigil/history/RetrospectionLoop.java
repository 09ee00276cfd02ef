package health.vigil.history;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
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
    private final CountDownLatch stop = new CountDownLatch(1);
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
        stop.countDown();
        thread.shutdown();
        if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }

    /** What is live comes first: history takes only its share of the database and of the machine. */
    private void rest(long worked) throws InterruptedException {
        stop.await(worked * config.rest(), TimeUnit.NANOSECONDS);
    }

    private void rounds() {
        try {
            metrics.look();
            var began = System.nanoTime();
            while (!stopped && retrospection.round()) {
                metrics.look();
                rest(System.nanoTime() - began);
                began = System.nanoTime();
            }
            if (told != null) {
                LOG.info("Late readings are judged again");
                told = null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException e) {
            if (!stopped && !Objects.equals(e.getMessage(), told)) {
                told = e.getMessage();
                LOG.warnf(e, "Late readings could not be judged; next try in %s", config.every());
            }
        }
    }
}
