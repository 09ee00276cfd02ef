package health.vigil.notify;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Does the same small piece of work again and again on one thread; a failure is told once and tried again. */
final class Loop {
    private static final Logger LOG = Logger.getLogger(Loop.class);

    private final String what;
    private final Duration every;
    private final Work work;
    private final ScheduledExecutorService thread;
    private final AtomicBoolean woken = new AtomicBoolean();
    private boolean failing;

    /** What is to be done. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /** @param what names the work in the log and the thread */
    Loop(String what, Duration every, Work work) {
        this.what = what;
        this.every = every;
        this.work = work;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vigil-" + what));
    }

    void start() {
        thread.scheduleWithFixedDelay(this::tryWork, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does it at once; many wakes are one. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            try {
                thread.execute(this::tryWork);
            } catch (RejectedExecutionException e) {
                LOG.debugf("%s: stopped", what);
            }
        }
    }

    void stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }

    private void tryWork() {
        woken.set(false);
        try {
            work.run();
            failing = false;
        } catch (SQLException | RuntimeException e) {
            if (!failing && !thread.isShutdown()) {
                LOG.warnf(e, "Telling the regulators, %s: it can't be done now; next try in %s", what, every);
            }
            failing = true;
        }
    }
}
