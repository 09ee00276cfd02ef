package health.vigil.scenario;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged service as users start it, so that it can be killed as users' machines kill it. */
public final class ServiceProcess implements AutoCloseable {
    public static final String ADMIN_PASSWORD = "scenario-admin-password";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Map<String, String> environment;
    private final Path log;
    private final int port;
    private final List<String> jvmOptions;
    private final Api api;
    private Process process;

    private ServiceProcess(Map<String, String> environment, Path log, int port, List<String> jvmOptions) {
        this.environment = environment;
        this.log = log;
        this.port = port;
        this.jvmOptions = jvmOptions;
        this.api = new Api(port, ADMIN_PASSWORD);
        this.process = launch();
    }

    /** Starts the service against the database and the broker named in the environment, and waits until it is ready. */
    public static ServiceProcess start(Map<String, String> environment, Path folder) {
        return start(environment, folder, "-Xmx512m");
    }

    static ServiceProcess start(Map<String, String> environment, Path folder, String... jvmOptions) {
        var service = new ServiceProcess(environment, folder.resolve("service.log"), freePort(), List.of(jvmOptions));
        service.awaitReady();
        return service;
    }

    public Api api() {
        return api;
    }

    /** Where its API and its console are. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    void kill9() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** It stands still, as in a long pause of its machine: connections stay, nothing runs. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        var status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("kill -" + name + " ended with " + status);
        }
    }

    /** The status with which it ends by itself. */
    int exitStatus(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("still running after " + atMost + "; its log is " + log);
        }
        return process.exitValue();
    }

    /** When it has ended: the same service on the same port. */
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
        return api.get(path);
    }

    String post(String path, String contentType, String body) {
        return api.post(path, contentType, body);
    }

    private Process launch() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of(
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
        builder.environment().put("VIGIL_NOTIFY_ALLOWED_NETWORKS", Api.LOOPBACK_NETWORK);
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
                .until(() -> process.isAlive() && api.ready());
        api.signIn();
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
