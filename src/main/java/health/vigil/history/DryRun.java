package health.vigil.history;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One run of a draft over stored readings; its streams report to it from several threads. */
final class DryRun {
    private static final Logger LOG = Logger.getLogger(DryRun.class);

    private final UUID id = UUID.randomUUID();
    private final DryRunRequest request;
    private final Instant startedAt;
    private final int mostAlarms;
    private final long began = System.nanoTime();
    private final LongAdder readings = new LongAdder();
    private final AtomicInteger devicesDone = new AtomicInteger();
    private final AtomicInteger alarms = new AtomicInteger();
    private final TreeMap<String, Comparison> differing = new TreeMap<>();
    private Totals totals = Totals.NONE;
    private int running;
    private State state = State.RUNNING;
    private @Nullable String reason;
    private @Nullable Instant endedAt;
    private Duration elapsed = Duration.ZERO;
    private volatile boolean cancelled;

    /** A part of the work, for one thread. */
    interface Stream {
        void run() throws SQLException;
    }

    enum State {
        RUNNING,
        FINISHED,
        CANCELLED,
        FAILED
    }

    /** Alarms of all devices. */
    record Totals(int inForce, int draft, int added, int lost, int changed, int unchanged) {
        static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);

        Totals plus(Comparison one) {
            var same = one.changed().size() + one.unchanged();
            return new Totals(
                    inForce + one.lost().size() + same,
                    draft + one.added().size() + same,
                    added + one.added().size(),
                    lost + one.lost().size(),
                    changed + one.changed().size(),
                    unchanged + one.unchanged());
        }
    }

    DryRun(DryRunRequest request, Instant startedAt, int streams, int mostAlarms) {
        this.request = request;
        this.startedAt = startedAt;
        this.running = streams;
        this.mostAlarms = mostAlarms;
    }

    UUID id() {
        return id;
    }

    DryRunRequest request() {
        return request;
    }

    /** Runs one of its streams; never fails. */
    void run(Stream stream, Clock clock) {
        try {
            if (!cancelled) {
                stream.run();
            }
        } catch (CancellationException e) {
            LOG.debugf("dry run %s was cancelled", id);
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(e, "Dry run %s of %s failed", id, request.rule());
            fail("The readings could not be judged: " + e.getMessage());
        } finally {
            streamEnded(clock.instant());
        }
    }

    /** @throws CancellationException if nobody waits for the result any more */
    void judged(int more) {
        readings.add(more);
        if (cancelled) {
            throw new CancellationException();
        }
    }

    /** Keeps memory bounded whatever the draft. */
    void raised(int more) {
        if (more > 0 && alarms.addAndGet(more) > mostAlarms) {
            fail("There are more than %d alarms; take a shorter time or fewer devices".formatted(mostAlarms));
        }
    }

    synchronized void compared(int devices, Map<String, Comparison> bySubject) {
        devicesDone.addAndGet(devices);
        bySubject.forEach((subject, comparison) -> {
            totals = totals.plus(comparison);
            if (comparison.isDifferent()) {
                differing.put(subject, comparison);
            }
        });
    }

    synchronized void cancel() {
        if (state == State.RUNNING) {
            state = State.CANCELLED;
            cancelled = true;
        }
    }

    private synchronized void fail(String why) {
        if (state == State.RUNNING) {
            state = State.FAILED;
            reason = why;
            cancelled = true;
        }
    }

    private synchronized void streamEnded(Instant now) {
        running--;
        if (running == 0) {
            state = state == State.RUNNING ? State.FINISHED : state;
            elapsed = Duration.ofNanos(System.nanoTime() - began);
            endedAt = now;
        }
    }

    synchronized boolean isUnderWay() {
        return running > 0;
    }

    synchronized boolean endedBefore(Instant time) {
        return endedAt != null && endedAt.isBefore(time);
    }

    synchronized boolean isFinished() {
        return state == State.FINISHED;
    }

    /** Those of the devices in the order of their ids, after the one named. */
    synchronized List<DryRunView.DeviceView> differences(@Nullable String after, int atMost) {
        var rest = after == null ? differing : differing.tailMap(after, false);
        return rest.entrySet().stream()
                .limit(atMost)
                .map(entry -> DryRunView.DeviceView.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    synchronized DryRunView.Summary summary() {
        var time = running > 0 ? Duration.ofNanos(System.nanoTime() - began) : elapsed;
        return new DryRunView.Summary(
                state, reason, startedAt, time, devicesDone.get(), readings.sum(), totals, differing.size());
    }
}
