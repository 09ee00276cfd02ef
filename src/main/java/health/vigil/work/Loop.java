package health.vigil.work;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The same work again and again, in a thread of its own: at once when woken, else when its time comes, round after round
 * as long as there is more of it. What fails is told once and tried again.
 */
public final class Loop {
    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final int PATIENCE_SECONDS = 5;

    private final String what;
    private final Duration every;
    private final Rounds rounds;
    private final ScheduledExecutorService thread;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean started;
    private @Nullable String told;

    /** One round of the work. */
    @FunctionalInterface
    public interface Rounds {
        /** @return whether there may be more to do at once */
        boolean round() throws SQLException, InterruptedException;
    }

    /** Work that is done in one go. */
    @FunctionalInterface
    public interface Work {
        void run() throws SQLException;
    }

    private Loop(String what, Duration every, Rounds rounds) {
        this.what = what;
        this.every = every;
        this.rounds = rounds;
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "vigil-" + what));
    }

    /**
     * @param what  names the work in the log and its thread, for instance {@code vehicles}
     * @param every how long it rests when there is nothing more to do
     */
    public static Loop ofRounds(String what, Duration every, Rounds rounds) {
        return new Loop(what, every, rounds);
    }

    /** As {@link #ofRounds}, for work that is done when it returns. */
    public static Loop of(String what, Duration every, Work work) {
        return new Loop(what, every, () -> {
            work.run();
            return false;
        });
    }

    public void start() {
        started = true;
        thread.scheduleWithFixedDelay(this::work, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns at once; many wakes are one. Before the start there is nothing to wake: the first round finds all. */
    public void wake() {
        if (started && woken.compareAndSet(false, true)) {
            try {
                thread.execute(this::work);
            } catch (RejectedExecutionException e) {
                LOG.debugf("%s: stopped; the next start looks at it", what);
            }
        }
    }

    /** Lets the round that runs end; one that takes too long is interrupted. */
    public void stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }

    private void work() {
        woken.set(false);
        try {
            while (!thread.isShutdown() && rounds.round()) {
                LOG.tracef("%s: there is more", what);
            }
            if (told != null) {
                LOG.infof("The work on %s goes on", what);
                told = null;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException | RuntimeException e) {
            if (!thread.isShutdown() && !Objects.equals(String.valueOf(e.getMessage()), told)) {
                told = String.valueOf(e.getMessage());
                LOG.warnf(e, "The work on %s can't be done now; next try in %s", what, every);
            }
        }
    }
}
