package health.vigil.notify;

import health.vigil.alarms.AlarmsCommitted;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Delivers what the outbox holds, at least once and in order for each alarm and recipient. A commit wakes it at once; a
 * poll finds what is due again.
 */
@ApplicationScoped
class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final DeliveryQueue queue;
    private final Courier courier;
    private final CloudEvents cloudEvents;
    private final NotifyMetrics metrics;
    private final NotifyConfig config;
    private final Vertx vertx;
    private final Clock clock;
    private final Backoff retries;
    private final Backoff databaseRetries;

    /** Wakes since the last look at the queue; whoever makes it leave 0 does the looking. */
    private final AtomicInteger wakes = new AtomicInteger();

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger databaseFailures = new AtomicInteger();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private volatile boolean stopped;
    private volatile long poll;

    Dispatcher(
            DeliveryQueue queue,
            Courier courier,
            CloudEvents cloudEvents,
            NotifyMetrics metrics,
            NotifyConfig config,
            Vertx vertx,
            Clock clock) {
        if (config.lease().compareTo(config.requestTimeout()) <= 0) {
            throw new IllegalArgumentException("vigil.notify.lease (" + config.lease()
                    + ") must be longer than vigil.notify.request-timeout (" + config.requestTimeout()
                    + "), or deliveries still under way would be sent twice");
        }
        this.queue = queue;
        this.courier = courier;
        this.cloudEvents = cloudEvents;
        this.metrics = metrics;
        this.config = config;
        this.vertx = vertx;
        this.clock = clock;
        this.retries = new Backoff(config.firstRetry(), config.longestRetry());
        this.databaseRetries = new Backoff(config.poll(), config.longestDatabaseRetry());
    }

    void start(@Observes StartupEvent event) {
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
        stopped = true;
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
        var room = config.concurrency() - underWay.get();
        if (stopped || room <= 0) {
            rest(seen);
            return;
        }
        queue.claim(room).subscribe().with(claimed -> begin(claimed, seen), this::databaseAway);
    }

    private void count() {
        if (databaseFailures.get() == 0) {
            queue.pending()
                    .subscribe()
                    .with(metrics::pending, failure -> LOG.debug("Pending notifications can't be counted", failure));
        }
    }

    private void begin(List<Notification> claimed, int seen) {
        if (databaseFailures.getAndSet(0) > 0) {
            LOG.info("The database is back: notifications go out again");
        }
        claimed.forEach(this::begin);
        rest(seen);
    }

    /** Looks once more if somebody called since. */
    private void rest(int seen) {
        if (!wakes.compareAndSet(seen, 0)) {
            look();
        }
    }

    /** The wake is kept, so nobody else looks before the timer does. */
    private void databaseAway(Throwable failure) {
        var failures = databaseFailures.incrementAndGet();
        if (failures == 1) {
            LOG.warnf(failure, "Notifications wait: the database can't be read; trying until it can");
        }
        vertx.setTimer(databaseRetries.bound(failures).toMillis(), timer -> look());
    }

    private void begin(Notification notification) {
        underWay.incrementAndGet();
        Uni.createFrom()
                .deferred(() -> deliver(notification))
                .onTermination()
                .invoke(this::end)
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.errorf(
                                failure,
                                "Notification %s to %s: what became of it can't be recorded; it will be repeated",
                                notification.id(),
                                notification.recipient()));
    }

    private void end() {
        if (underWay.decrementAndGet() == 0 && stopped) {
            idle.complete(null);
        }
        wake();
    }

    private Uni<Void> deliver(Notification notification) {
        var begun = System.nanoTime();
        var envelope = cloudEvents.envelope(
                notification.id(),
                notification.type(),
                notification.subject(),
                notification.time(),
                notification.data());
        return courier.deliver(notification.url(), notification.secret(), notification.id(), envelope)
                .chain(outcome -> record(notification, outcome, Duration.ofNanos(System.nanoTime() - begun)));
    }

    private Uni<Void> record(Notification notification, Outcome outcome, Duration latency) {
        if (outcome.delivered()) {
            return queue.delivered(notification, outcome, latency)
                    .invoke(metrics::delivered)
                    .replaceWithVoid();
        }
        if (!clock.instant().isBefore(notification.createdAt().plus(config.giveUpAfter()))) {
            LOG.errorf(
                    "Notification %s to %s given up after %d attempts and %s, last: %s %s",
                    notification.id(),
                    notification.recipient(),
                    notification.attempt(),
                    config.giveUpAfter(),
                    outcome.word(),
                    outcome.detail());
            return queue.dead(notification, outcome, latency).invoke(metrics::dead);
        }
        return queue.retry(notification, outcome, latency, wait(notification, outcome))
                .invoke(metrics::retried);
    }

    private Duration wait(Notification notification, Outcome outcome) {
        var backoff = retries.wait(notification.attempt(), ThreadLocalRandom.current());
        return outcome.retryAfter()
                .map(asked -> asked.compareTo(config.longestRetryAfter()) < 0 ? asked : config.longestRetryAfter())
                .filter(asked -> asked.compareTo(backoff) > 0)
                .orElse(backoff);
    }
}
