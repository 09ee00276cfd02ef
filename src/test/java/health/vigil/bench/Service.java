package health.vigil.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The packaged service as a process, and its API. */
final class Service {
    static final String JVM_OPTIONS =
            Optional.ofNullable(System.getenv("VIGIL_JAVA_OPTS")).orElse("-Xmx1g");
    private static final String PASSWORD = "bench-admin-password";
    private static final Path JAR = Workplace.TARGET.resolve("quarkus-app/quarkus-run.jar");

    private final Child process;
    private final String url;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private Service(Child process, int port) {
        this.process = process;
        this.url = "http://127.0.0.1:" + port;
    }

    /** Starts it, waits until it is ready and signs in. */
    static Service start(Workplace workplace, Map<String, String> environment) {
        var port = Workplace.freePort();
        var arguments = new ArrayList<>(List.of(JVM_OPTIONS.strip().split("\\s+")));
        arguments.addAll(List.of("-jar", JAR.toString(), "run"));
        var all = new HashMap<>(environment);
        all.put("VIGIL_HTTP_PORT", Integer.toString(port));
        all.put("VIGIL_ADMIN_PASSWORD", PASSWORD);
        all.put("VIGIL_DATABASE_BINARIES", Workplace.TARGET.toString());
        var service = new Service(workplace.java("service", arguments, all), port);
        Wait.until("the service is ready", service::ready);
        service.signIn();
        return service;
    }

    ProcessHandle handle() {
        return process.handle();
    }

    void stop() {
        process.stop(60);
    }

    String get(String path) {
        return send(request(path).GET().build());
    }

    String post(String path, String contentType, String body) {
        return send(request(path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** By cookie: a password with each request would cost a bcrypt each, and the measuring would be measured. */
    private void signIn() {
        var form = "j_username=admin&j_password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
        post("/j_security_check", "application/x-www-form-urlencoded", form);
    }

    private boolean ready() {
        process.requireRunning();
        try {
            return http.send(request("/q/health/ready").GET().build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "text/csv, application/json;q=0.9, */*;q=0.8");
    }

    private String send(HttpRequest request) {
        process.requireRunning();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(
                        "%s answered %d: %s".formatted(request.uri(), answer.statusCode(), answer.body()));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " did not answer", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
