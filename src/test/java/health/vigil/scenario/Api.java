package health.vigil.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The HTTP API of a service on this machine, as its administrator uses it. */
public final class Api {
    /** Where all receivers of scenarios and benchmarks are. */
    public static final String LOOPBACK_NETWORK = "127.0.0.0/8";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String JSON = "application/json";

    private final String url;
    private final String password;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    public Api(int port, String password) {
        this.url = "http://127.0.0.1:" + port;
        this.password = password;
    }

    /** By cookie: a password with each request would cost a bcrypt each, which would be measured with the rest. */
    public void signIn() {
        var form = "j_username=admin&j_password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
        var request = request("/j_security_check", "*/*")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        answered(request, exchange(request), 400);
    }

    /** Whether it answers and says that it is ready. */
    public boolean ready() {
        try {
            return exchange(request("/q/health/ready", JSON).GET().build()).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** What it says of its health, be it good or not. */
    String health() {
        return exchange(request("/q/health/ready", JSON).GET().build()).body();
    }

    /** The first line of an endless answer that begins so. */
    CompletableFuture<String> firstLine(String path, String beginning) {
        return http.sendAsync(request(path, "text/event-stream").GET().build(), BodyHandlers.ofLines())
                .thenApplyAsync(answer -> answer.body()
                        .filter(line -> line.startsWith(beginning))
                        .findFirst()
                        .orElseThrow());
    }

    /** @throws IllegalStateException if the answer is not of success */
    public String get(String path) {
        return send(request(path, JSON + ", */*;q=0.8").GET().build());
    }

    /** @throws IllegalStateException if the answer is not of success */
    public String post(String path, String contentType, String body) {
        return post(path, contentType, body, JSON);
    }

    /** @throws IllegalStateException if the answer is not of success */
    public String post(String path, String contentType, String body, String accepted) {
        return send(request(path, accepted)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Puts what is at that path, in whichever version it is there. */
    public String put(String path, String json) {
        var current = exchange(request(path, JSON).GET().build());
        return send(request(path, JSON)
                .header("Content-Type", JSON)
                .header("If-Match", current.headers().firstValue("ETag").orElse("*"))
                .PUT(BodyPublishers.ofString(json))
                .build());
    }

    private HttpRequest.Builder request(String path, String accepted) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE).header("Accept", accepted);
    }

    private String send(HttpRequest request) {
        return answered(request, exchange(request), 300);
    }

    private static String answered(HttpRequest request, HttpResponse<String> answer, int below) {
        if (answer.statusCode() >= below) {
            throw new IllegalStateException(
                    "%s answered %d: %s".formatted(request.uri(), answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " did not answer", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
