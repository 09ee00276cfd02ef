package health.vigil.ingest;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Commits batches one after another in its own thread and tells their source afterwards. A batch that cannot be
 * committed is tried until it can: the judgement after it has already been made, so nothing may overtake it.
 */
final class Committer {
    private static final Logger LOG = Logger.getLogger(Committer.class);

    private final BatchStore store;
    private final Sinks sinks;
    private final IngestMetrics metrics;
    private final IngestConfig config;
    private final BlockingQueue<Batch> handover = new ArrayBlockingQueue<>(1);
    private final Semaphore free = new Semaphore(1);
    private final Thread thread = new Thread(this::run, "vigil-committer");

    Committer(BatchStore store, Sinks sinks, IngestMetrics metrics, IngestConfig config) {
        this.store = store;
        this.sinks = sinks;
        this.metrics = metrics;
        this.config = config;
    }

    void start() {
        thread.start();
    }

    /** Waits for the previous batch to be committed. False when it is not within the time: then nothing was reserved. */
    boolean reserve(Duration atMost) throws InterruptedException {
        return free.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Hands over a batch; only after {@link #reserve}. */
    void commit(Batch batch) {
        handover.add(batch);
    }

    /** Ends the thread; a batch that cannot be committed now is left to the broker, which sends its messages again. */
    void stop(Duration patience) throws InterruptedException {
        if (reserve(patience)) {
            LOG.debug("all batches are committed");
        }
        thread.interrupt();
        thread.join();
    }

    private void run() {
        try {
            while (true) {
                var batch = handover.take();
                var started = System.nanoTime();
                var outcome = commitInTheEnd(batch);
                batch.acknowledge();
                free.release();
                metrics.committed(batch, outcome, Duration.ofNanos(System.nanoTime() - started));
                sinks.committed(batch);
            }
        } catch (InterruptedException e) {
            store.close();
        }
    }

    private Outcome commitInTheEnd(Batch batch) throws InterruptedException {
        var wait = config.retryFirst();
        String told = null;
        for (var attempt = 1; ; attempt++) {
            try {
                var outcome = store.commit(batch);
                if (attempt > 1) {
                    LOG.infof("the database takes data again; the batch was stored at attempt %d", attempt);
                }
                return outcome;
            } catch (SQLException | RuntimeException e) {
                metrics.failed();
                if (!Objects.equals(e.getMessage(), told)) {
                    told = e.getMessage();
                    LOG.warnf(
                            "a batch of %d messages could not be stored (%s); it is tried again until it can be, and"
                                    + " no further messages are taken meanwhile",
                            batch.items().size(), e);
                }
                Thread.sleep(wait.toMillis());
                wait = wait.multipliedBy(2).compareTo(config.retryMost()) > 0
                        ? config.retryMost()
                        : wait.multipliedBy(2);
            }
        }
    }
}
