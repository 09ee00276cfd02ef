package health.vigil.notify;

import health.vigil.notify.Recipient.Access;
import health.vigil.notify.Result.Verdict;
import health.vigil.notify.format.Address;
import health.vigil.notify.format.Answer;
import health.vigil.notify.format.Format;
import health.vigil.notify.format.Message;
import health.vigil.notify.transport.Courier;
import health.vigil.notify.transport.Outcome;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** One attempt: put into the recipient's format, sent, and weighed. Made at the start, which wrong settings must stop. */
@Startup
@ApplicationScoped
class Delivering {
    private static final Logger LOG = Logger.getLogger(Delivering.class);

    private final Courier courier;
    private final Directories directories;
    private final NotifyMetrics metrics;
    private final NotifyConfig config;
    private final Clock clock;
    private final Backoff backoff;

    Delivering(Courier courier, Directories directories, NotifyMetrics metrics, NotifyConfig config, Clock clock) {
        this.courier = courier;
        this.directories = directories;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
        this.backoff = new Backoff(config.firstRetry(), config.denseRetry(), config.longestRetry());
    }

    /** Never fails. */
    Uni<Result> deliver(Notification notification) {
        var begun = System.nanoTime();
        var recipient = directories.latest().recipient(notification.recipient()).orElseThrow();
        return send(recipient, notification.message())
                .map(outcome -> weigh(notification, recipient, outcome, Duration.ofNanos(System.nanoTime() - begun)));
    }

    /** One attempt at one message, of which nothing is recorded. */
    Uni<Outcome> send(Recipient recipient, Message message) {
        if (recipient.access() instanceof Access.Closed closed) {
            return Uni.createFrom().item(new Outcome.Unreachable("unreadable", closed.reason()));
        }
        var open = (Access.Open) recipient.access();
        var now = clock.instant();
        var address = new Address(open.url(), open.valid(now), recipient.language(), recipient.name());
        try {
            var request = recipient.format().request(message, address, now);
            return courier.deliver(request.url(), request.headers(), request.body())
                    .map(outcome -> read(recipient.format(), outcome));
        } catch (IllegalArgumentException e) {
            return Uni.createFrom().item(new Outcome.Unreachable("unwritable", String.valueOf(e.getMessage())));
        }
    }

    /** A 2xx is not yet a success for recipients that answer in the body. */
    private static Outcome read(Format format, Outcome outcome) {
        if (outcome instanceof Outcome.Delivered delivered
                && format.read(delivered.status(), delivered.detail()) instanceof Answer.Refused refused) {
            return new Outcome.Refused(
                    delivered.status(),
                    refused.why() + ": " + delivered.detail(),
                    refused.pause().orElse(null));
        }
        return outcome;
    }

    private Result weigh(Notification notification, Recipient recipient, Outcome outcome, Duration latency) {
        var now = clock.instant();
        if (outcome.delivered()) {
            metrics.delivered(Duration.between(notification.queuedAt(), now));
            return new Result(notification, outcome, latency, Verdict.DELIVERED, Duration.ZERO, Duration.ZERO);
        }
        var rest = rest(notification, outcome, now);
        if (!now.isBefore(notification.queuedAt().plus(config.giveUpAfter()))) {
            LOG.errorf(
                    "Notification %s to %s given up after %d attempts and %s, last: %s %s",
                    notification.id(),
                    recipient.name(),
                    notification.attempt(),
                    config.giveUpAfter(),
                    outcome.word(),
                    outcome.detail());
            metrics.dead();
            return new Result(notification, outcome, latency, Verdict.DEAD, Duration.ZERO, rest);
        }
        metrics.retried();
        var age = Duration.between(notification.queuedAt(), now);
        var wait = atLeast(asked(outcome), backoff.wait(notification.attempt(), age, ThreadLocalRandom.current()));
        return new Result(notification, outcome, latency, Verdict.RETRY, wait, rest);
    }

    private Duration rest(Notification notification, Outcome outcome, Instant now) {
        var failures = notification.failures() + 1;
        var age = Optional.ofNullable(notification.failingSince())
                .map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
        return atLeast(asked(outcome), backoff.wait(failures, age, ThreadLocalRandom.current()));
    }

    private Duration asked(Outcome outcome) {
        return outcome.retryAfter()
                .map(asked -> asked.compareTo(config.longestRetryAfter()) < 0 ? asked : config.longestRetryAfter())
                .orElse(Duration.ZERO);
    }

    private static Duration atLeast(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
