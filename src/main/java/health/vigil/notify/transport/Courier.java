package health.vigil.notify.transport;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.TrustOptions;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.net.SocketAddress;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.ext.web.codec.BodyCodec;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries one request to one address, once. It connects to the very address that was looked at: a name that resolves
 * differently the next moment leads nowhere else. Redirects are not followed; certificates are verified.
 *
 * <p>Made at the start, which wrong settings must stop.
 */
@Startup
@ApplicationScoped
public class Courier {
    /** Short, because firewalls forget idle connections without a word, which would cost the next alarm a timeout. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final Vertx vertx;
    private final WebClient client;
    private final Networks networks;
    private final Duration requestTimeout;
    private final Clock clock;

    Courier(Vertx vertx, TransportConfig config, Clock clock) {
        // The pool is per host and port, which recipients may share: it must not be what holds one back for another.
        var options = new WebClientOptions()
                .setUserAgent("Vigil")
                .setFollowRedirects(false)
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setMaxPoolSize(config.concurrency())
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(false);
        config.trustedAuthorities()
                .map(Authorities::with)
                .map(TrustOptions::wrap)
                .ifPresent(options::setTrustOptions);
        this.vertx = vertx;
        this.client = WebClient.create(vertx, options);
        this.networks = Networks.allowing(config.allowedNetworks().orElse(List.of()));
        this.requestTimeout = config.requestTimeout();
        this.clock = clock;
    }

    /** Never fails: that it could not be delivered is an outcome. */
    public Uni<Outcome> deliver(String url, Map<String, String> headers, byte[] body) {
        return Uni.createFrom()
                .deferred(() -> send(URI.create(url), headers, body))
                .ifNoItem()
                .after(requestTimeout)
                .fail()
                .onFailure()
                .recoverWithItem(this::unanswered);
    }

    private Uni<Outcome> send(URI url, Map<String, String> headers, byte[] body) {
        return resolve(url.getHost()).chain(address -> networks.refusal(address, isEncrypted(url))
                .map(reason -> Uni.createFrom().<Outcome>item(new Outcome.Unreachable("forbidden", reason)))
                .orElseGet(() -> post(url, address, headers, body).map(this::answered)));
    }

    /** Vert.x's own resolver: it doesn't block, and knows the hosts file. Of several addresses the one it would connect to. */
    private Uni<InetAddress> resolve(String host) {
        return Uni.createFrom().emitter(emitter -> ((VertxInternal) vertx.getDelegate())
                .resolveAddress(withoutBrackets(host), result -> {
                    if (result.succeeded()) {
                        emitter.complete(result.result());
                    } else {
                        emitter.fail(result.cause());
                    }
                }));
    }

    private Uni<HttpResponse<String>> post(URI url, InetAddress address, Map<String, String> headers, byte[] body) {
        var server = SocketAddress.inetSocketAddress(port(url), address.getHostAddress());
        var request = client.requestAbs(HttpMethod.POST, server, url.toString())
                .timeout(requestTimeout.toMillis())
                .as(head());
        headers.forEach(request::putHeader);
        return request.sendBuffer(Buffer.buffer(body));
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
        if (failure instanceof UnknownHostException) {
            return new Outcome.Unreachable("unreachable", "there is no host of that name");
        }
        return new Outcome.Unreachable("unreachable", ResponseHead.cut(why(failure)));
    }

    /** With its cause, which alone tells what is wrong with a certificate. */
    private static String why(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root == failure ? String.valueOf(failure.getMessage()) : failure.getMessage() + ": " + root.getMessage();
    }

    private static boolean isEncrypted(URI url) {
        return "https".equals(url.getScheme());
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : isEncrypted(url) ? 443 : 80;
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static BodyCodec<String> head() {
        return BodyCodec.newInstance(handler -> handler.handle(Future.succeededFuture(new ResponseHead())));
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
