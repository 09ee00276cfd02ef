package health.vigil.coldchain;

import health.vigil.registry.Registry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
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

/** Judges the equipment that is due, in a thread of its own, for as long as the service runs. */
@ApplicationScoped
class ColdChainLoop {
    private static final Logger LOG = Logger.getLogger(ColdChainLoop.class);
    private static final int PATIENCE_SECONDS = 5;
    /** After the rules are bound to the devices. */
    private static final int START_PRIORITY = Registry.START_PRIORITY + 10;

    private final ColdChainWatch watch;
    private final ColdChainConfig config;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vigil-cold-chain"));
    private final AtomicBoolean woken = new AtomicBoolean();
    private @Nullable String told;
    private volatile boolean stopped;

    ColdChainLoop(ColdChainWatch watch, ColdChainConfig config) {
        this.watch = watch;
        this.config = config;
    }

    void start(@Observes @Priority(START_PRIORITY) StartupEvent event) {
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

    /** Judges at once what became due; many wakes are one. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                thread.execute(this::rounds);
            } catch (RejectedExecutionException e) {
                LOG.debug("The cold chain is not judged any more: stopped");
            }
        }
    }

    private void rounds() {
        woken.set(false);
        try {
            while (!stopped && watch.round()) {
                LOG.debug("More equipment of the cold chain is due");
            }
            if (told != null) {
                LOG.info("The equipment of the cold chain is judged again");
                told = null;
            }
        } catch (SQLException | RuntimeException e) {
            if (!stopped && !Objects.equals(e.getMessage(), told)) {
                told = e.getMessage();
                LOG.warnf(e, "The equipment of the cold chain could not be judged; next try in %s", config.every());
            }
        }
    }
}
