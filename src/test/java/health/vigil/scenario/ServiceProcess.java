package health.vigil.scenario;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service as users start it, so that it can be killed as users' machines kill it. */
final class ServiceProcess implements AutoCloseable {
    static final String ADMIN_PASSWORD = "scenario-admin-password";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Map<String, String> environment;
    private final Path log;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    private ServiceProcess(Map<String, String> environment, Path log, int port) {
        this.environment = environment;
        this.log = log;
        this.port = port;
        this.process = launch();
    }

    /** Starts the service against the database and the broker named in the environment, and waits until it is ready. */
    static ServiceProcess start(Map<String, String> environment, Path folder) {
        var service = new ServiceProcess(environment, folder.resolve("service.log"), freePort());
        service.awaitReady();
        return service;
    }

    void kill9() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** After {@link #kill9}: the same service on the same port. */
    void startAgain() {
        process = launch();
        awaitReady();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** Resident memory of the process in bytes; heap, buffers and all. */
    long residentBytes() {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String get(String path) {
        return send(request(path, "application/json").GET().build());
    }

    String post(String path, String contentType, String body) {
        return post(path, contentType, body, "application/json");
    }

    String post(String path, String contentType, String body, String accepted) {
        return send(request(path, accepted)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path, String accepted) {
        var credentials = ("admin:" + ADMIN_PASSWORD).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", accepted)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    private String send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process launch() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString(),
                "run"));
        var builder = new ProcessBuilder(command)
                .directory(log.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("VIGIL_HTTP_PORT", Integer.toString(port));
        builder.environment().put("VIGIL_ADMIN_PASSWORD", ADMIN_PASSWORD);
        builder.environment()
                .put("VIGIL_DATA", log.resolveSibling("service-data").toString());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        await("the service is ready; its log is " + log)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> process.isAlive() && get("/q/health/ready").contains("UP"));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
