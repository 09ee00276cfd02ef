package health.vigil.notify;

import health.vigil.alarms.AlarmsCommitted;
import health.vigil.leadership.LeadershipGained;
import health.vigil.notify.DeliveryQueue.Claim;
import health.vigil.notify.transport.TransportConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Delivers what the outbox holds, at least once and in order for each alarm and recipient. A commit wakes it at once; a
 * poll finds what is due again, and what another instance committed.
 */
@ApplicationScoped
class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    /** So that looking takes about a third of a core of the database. */
    private static final int PAUSES_PER_LOOK = 2;

    /** One look that was held up must not hold up the next. */
    private static final long LONGEST_PAUSE_MILLIS = 30;

    private final DeliveryQueue queue;
    private final Delivering delivering;
    private final ResultBuffer results;
    private final Directories directories;
    private final NotifyMetrics metrics;
    private final NotifyConfig config;
    private final Vertx vertx;
    private final int concurrency;
    private final Backoff databaseRetries;

    /** Wakes since the last look at the queue; whoever makes it leave 0 does the looking. */
    private final AtomicInteger wakes = new AtomicInteger();

    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<UUID, Integer> busy = new ConcurrentHashMap<>();
    private final AtomicInteger databaseFailures = new AtomicInteger();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private volatile boolean working;
    private volatile long poll;

    Dispatcher(
            DeliveryQueue queue,
            Delivering delivering,
            ResultBuffer results,
            Directories directories,
            NotifyMetrics metrics,
            NotifyConfig config,
            TransportConfig transport,
            Vertx vertx) {
        if (config.lease().compareTo(transport.requestTimeout()) <= 0) {
            throw new IllegalArgumentException("vigil.notify.lease (" + config.lease()
                    + ") must be longer than vigil.notify.request-timeout (" + transport.requestTimeout()
                    + "), or deliveries still under way would be sent twice");
        }
        this.queue = queue;
        this.delivering = delivering;
        this.results = results;
        this.directories = directories;
        this.metrics = metrics;
        this.config = config;
        this.vertx = vertx;
        this.concurrency = transport.concurrency();
        var longest = config.longestDatabaseRetry();
        this.databaseRetries = new Backoff(config.poll(), longest, longest);
    }

    void start(@Observes LeadershipGained event) {
        working = true;
        poll = vertx.setPeriodic(config.poll().toMillis(), tick -> {
            wake();
            count();
        });
        wake();
    }

    void onCommit(@ObservesAsync AlarmsCommitted committed) {
        wake();
    }

    /** What doesn't finish in the grace is sent again, under the same id, when its lease has ended. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException, ExecutionException {
        working = false;
        vertx.cancelTimer(poll);
        if (underWay.get() > 0) {
            try {
                idle.get(config.shutdownGrace().toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                LOG.warnf("Stopped with %d deliveries under way; they will be repeated", underWay.get());
            }
        }
    }

    void wake() {
        if (wakes.getAndIncrement() == 0) {
            look();
        }
    }

    private void look() {
        var seen = wakes.get();
        var begun = System.nanoTime();
        var room = concurrency - underWay.get();
        if (!working || room <= 0) {
            rest(seen, begun);
            return;
        }
        queue.claim(room, Map.copyOf(busy))
                .call(this::knowTheirRecipients)
                .subscribe()
                .with(claim -> begin(claim.notifications(), seen, begun), this::databaseAway);
    }

    /** Those of a claim may have been changed since they were last read. */
    private Uni<Void> knowTheirRecipients(Claim claim) {
        if (claim.directory() <= directories.latest().revision()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .item(Unchecked.supplier(() -> directories.atLeast(claim.directory())))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .replaceWithVoid();
    }

    private void count() {
        if (databaseFailures.get() == 0) {
            queue.pending()
                    .subscribe()
                    .with(metrics::pending, failure -> LOG.debug("Pending notifications can't be counted", failure));
        }
    }

    private void begin(List<Notification> claimed, int seen, long begun) {
        if (databaseFailures.getAndSet(0) > 0) {
            LOG.info("The database is back: notifications go out again");
        }
        claimed.forEach(this::begin);
        rest(seen, begun);
    }

    /**
     * Looks once more if somebody called since, after a pause: the longer a look takes, the less often it is done and the
     * more it finds.
     */
    private void rest(int seen, long begun) {
        if (!wakes.compareAndSet(seen, 0)) {
            var took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            var pause = Math.min(Math.max(1, PAUSES_PER_LOOK * took), LONGEST_PAUSE_MILLIS);
            vertx.setTimer(pause, timer -> look());
        }
    }

    /** The wake is kept, so nobody else looks before the timer does. */
    private void databaseAway(Throwable failure) {
        var failures = databaseFailures.incrementAndGet();
        if (failures == 1) {
            LOG.warnf(failure, "Notifications wait: the database can't be read; trying until it can");
        }
        vertx.setTimer(databaseRetries.bound(failures, Duration.ZERO).toMillis(), timer -> look());
    }

    private void begin(Notification notification) {
        underWay.incrementAndGet();
        busy.merge(notification.recipient(), 1, Integer::sum);
        Uni.createFrom()
                .deferred(() -> delivering.deliver(notification).chain(results::record))
                .onTermination()
                .invoke(() -> end(notification))
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.errorf(
                                failure,
                                "Notification %s: what became of it can't be recorded; it will be repeated",
                                notification.id()));
    }

    private void end(Notification notification) {
        busy.computeIfPresent(notification.recipient(), (recipient, count) -> count == 1 ? null : count - 1);
        if (underWay.decrementAndGet() == 0 && !working) {
            idle.complete(null);
        }
        wake();
    }
}
