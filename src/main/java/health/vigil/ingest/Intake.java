package health.vigil.ingest;

import health.vigil.rules.Evaluator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * The one thread that owns order and judgement state. It takes messages as they come, judges them, and hands them to the
 * committer in batches: at once when the load is light, in ever larger batches while the committer is busy. When the
 * database is slow or away it stops taking messages, and with it the source does.
 */
final class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    /** A message that has waited this long shows that we were not listening in time. */
    private static final Duration STALLED = Duration.ofSeconds(5);

    private final Assessment assessment;
    private final Evaluator evaluator;
    private final StateCodec codec;
    private final DeviceKeys keys = new DeviceKeys();
    private final Committer committer;
    private final IngestConfig config;
    private final Clock clock;
    private final BooleanSupplier connected;
    private final BlockingQueue<Inbound> queue;
    private final Thread thread = new Thread(this::run, "vigil-intake");
    private volatile Bindings bindings;
    private volatile boolean running = true;

    // Owned by the thread.
    private Bindings judgedBy = Bindings.NONE;
    private BatchBuilder batch;
    private Instant listeningSince;
    private Instant lastTick;
    private long lastHandover = System.nanoTime();

    Intake(
            Assessment assessment,
            Evaluator evaluator,
            StateCodec codec,
            Committer committer,
            IngestConfig config,
            Clock clock,
            BooleanSupplier connected,
            Bindings bindings) {
        this.assessment = assessment;
        this.evaluator = evaluator;
        this.codec = codec;
        this.committer = committer;
        this.config = config;
        this.clock = clock;
        this.connected = connected;
        this.bindings = bindings;
        this.queue = new ArrayBlockingQueue<>(config.queueSize());
        this.batch = new BatchBuilder(codec, keys);
        this.listeningSince = clock.instant();
        this.lastTick = listeningSince;
    }

    void start() {
        committer.start();
        thread.start();
    }

    int waiting() {
        return queue.size();
    }

    /** Takes a message in. The source keeps to the queue's size by its demand, so this never waits. */
    void take(Inbound inbound) {
        queue.add(inbound);
    }

    void rebind(Bindings next) {
        bindings = next;
    }

    /** Stops; what is judged by now is committed if the database takes it within the patience. */
    void stop(Duration patience) throws InterruptedException {
        running = false;
        thread.join(patience.toMillis());
        thread.interrupt();
        thread.join();
        committer.stop(patience);
    }

    private void run() {
        try {
            while (running) {
                gather();
                tick();
                handOver();
            }
            if (!batch.isEmpty() && committer.reserve(config.retryMost())) {
                committer.commit(batch.close());
            }
        } catch (InterruptedException e) {
            LOG.debug("the intake was stopped while it waited");
        }
    }

    private void catchUp() {
        var next = bindings;
        if (next != judgedBy) {
            judgedBy = next;
            keys.know(next.registry().devices());
            evaluator.bind(next.rules(), clock.instant(), batch);
        }
    }

    /** Waits for a message, no longer than the next thing that is due, then takes what else is there. */
    private void gather() throws InterruptedException {
        var wait = batch.isEmpty() ? config.tick() : config.linger();
        var first = queue.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
        catchUp(); // after the wait: what was registered before a message was sent applies to it
        if (first == null) {
            return;
        }
        noteStall(first);
        batch.add(assessment.assess(first, judgedBy, batch));
        var more = new ArrayList<Inbound>();
        while (!batch.isFull(config) && queue.drainTo(more, 64) > 0) {
            more.forEach(inbound -> batch.add(assessment.assess(inbound, judgedBy, batch)));
            more.clear();
        }
    }

    /** Our own standstill must not look like the devices' silence. */
    private void noteStall(Inbound inbound) {
        var now = clock.instant();
        if (inbound.frame().receivedAt().plus(STALLED).isBefore(now)) {
            listeningSince = now;
        }
    }

    private void tick() {
        var now = clock.instant();
        if (now.isBefore(lastTick.plus(config.tick()))) {
            return;
        }
        if (!connected.getAsBoolean()
                || lastTick.plus(config.tick()).plus(STALLED).isBefore(now)) {
            listeningSince = now;
        }
        lastTick = now;
        evaluator.tick(now, listeningSince, batch);
    }

    private void handOver() throws InterruptedException {
        if (batch.isEmpty() || !batch.isFull(config) && lingering()) {
            return;
        }
        // A full batch waits for the committer, and with it everything behind it; a smaller one goes on growing.
        while (running && !committer.reserve(batch.isFull(config) ? config.tick() : Duration.ZERO)) {
            if (!batch.isFull(config)) {
                return;
            }
        }
        if (running) {
            committer.commit(batch.close());
            batch = new BatchBuilder(codec, keys);
            lastHandover = System.nanoTime();
        }
    }

    private boolean lingering() {
        return System.nanoTime() - lastHandover < config.linger().toNanos();
    }
}
