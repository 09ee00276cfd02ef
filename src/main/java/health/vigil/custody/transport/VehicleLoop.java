package health.vigil.custody.transport;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Has vehicles judged, in a thread of its own: at once when they report, else when their time comes. */
@ApplicationScoped
class VehicleLoop {
    private static final Logger LOG = Logger.getLogger(VehicleLoop.class);
    private static final int PATIENCE_SECONDS = 5;

    private final VehicleJudgement judgement;
    private final TransportConfig config;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vigil-transport"));
    private final AtomicBoolean woken = new AtomicBoolean();
    private @Nullable String told;
    private volatile boolean stopped;

    VehicleLoop(VehicleJudgement judgement, TransportConfig config) {
        this.judgement = judgement;
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

    /** Returns at once; many wakes are one. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                thread.execute(this::rounds);
            } catch (RejectedExecutionException e) {
                LOG.debug("stopped");
            }
        }
    }

    private void rounds() {
        woken.set(false);
        try {
            boolean more;
            do {
                more = judgement.round();
            } while (more && !stopped);
            if (told != null) {
                LOG.info("Vehicles are judged again");
                told = null;
            }
        } catch (SQLException | RuntimeException e) {
            if (!stopped && !Objects.equals(e.getMessage(), told)) {
                told = e.getMessage();
                LOG.warnf(e, "Vehicles could not be judged; next try in %s", config.every());
            }
        }
    }
}
