package health.vigil.notify;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.ext.web.codec.BodyCodec;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Carries one signed message to one address, once. */
@ApplicationScoped
class Courier {
    private static final String CONTENT_TYPE = "application/cloudevents+json";
    /** Short, because firewalls forget idle connections without a word, which would cost the next alarm a timeout. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final WebClient client;
    private final Duration requestTimeout;
    private final Clock clock;

    Courier(Vertx vertx, NotifyConfig config, Clock clock) {
        // The pool is per host and port, which recipients may share: it must not be what holds one back for another.
        var options = new WebClientOptions()
                .setUserAgent("Vigil")
                .setFollowRedirects(false)
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setMaxPoolSize(config.concurrency())
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(false);
        this.client = WebClient.create(vertx, options);
        this.requestTimeout = config.requestTimeout();
        this.clock = clock;
    }

    /** Never fails: that it could not be delivered is an outcome. */
    Uni<Outcome> deliver(String url, Secret secret, UUID id, String body) {
        return Uni.createFrom()
                .deferred(() -> post(url, secret, id.toString(), body))
                .ifNoItem()
                .after(requestTimeout)
                .fail()
                .onItem()
                .transform(this::answered)
                .onFailure()
                .recoverWithItem(this::unanswered);
    }

    private Uni<HttpResponse<String>> post(String url, Secret secret, String id, String body) {
        var timestamp = clock.instant();
        return client.postAbs(url)
                .timeout(requestTimeout.toMillis())
                .as(head())
                .putHeader("content-type", CONTENT_TYPE)
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", Long.toString(timestamp.getEpochSecond()))
                .putHeader("webhook-signature", secret.sign(id, timestamp, body))
                .sendBuffer(Buffer.buffer(body));
    }

    private Outcome answered(HttpResponse<String> response) {
        var detail = Optional.ofNullable(response.body()).orElse("");
        if (response.statusCode() / 100 == 2) {
            return new Outcome.Delivered(response.statusCode(), detail);
        }
        var wait = RetryAfter.parse(response.getHeader("Retry-After"), clock.instant());
        return new Outcome.Refused(response.statusCode(), detail, wait.orElse(null));
    }

    private Outcome unanswered(Throwable failure) {
        if (failure instanceof TimeoutException || failure instanceof java.util.concurrent.TimeoutException) {
            return new Outcome.Unreachable("timeout", "no answer within " + requestTimeout.toMillis() + " ms");
        }
        return new Outcome.Unreachable("unreachable", ResponseHead.cut(String.valueOf(failure.getMessage())));
    }

    private static BodyCodec<String> head() {
        return BodyCodec.newInstance(handler -> handler.handle(Future.succeededFuture(new ResponseHead())));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
