package health.vigil.platform.mosquitto;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The installed Mosquitto with the settings of deploy/mosquitto and secrets made by deploy/secrets. */
final class Mosquitto {
    static final String ABSENT = "Mosquitto with the plugin dynamic-security, or OpenSSL 3, is not installed";
    private static final Path DEPLOY = Path.of("deploy").toAbsolutePath();

    private final Path program;
    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private Mosquitto(Path program, Path folder, int port) {
        this.program = program;
        this.folder = folder;
        this.port = port;
    }

    /** Empty where it is not installed. */
    static Optional<Mosquitto> prepare() throws IOException, InterruptedException {
        var program = Stream.of("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        var plugin = plugin();
        if (program.isEmpty() || plugin.isEmpty()) {
            return Optional.empty();
        }
        var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "mosquitto-")
                .toAbsolutePath();
        Files.copy(DEPLOY.resolve("secrets"), folder.resolve("secrets"));
        var made = new ProcessBuilder("bash", folder.resolve("secrets").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("secrets.log").toFile())
                .start();
        if (made.waitFor() != 0) {
            return Optional.empty();
        }
        var mosquitto = new Mosquitto(program.get(), folder, freePort());
        mosquitto.configure(plugin.get());
        return Optional.of(mosquitto);
    }

    int port() {
        return port;
    }

    Path secret(String name) {
        return folder.resolve("private").resolve(name);
    }

    void start() throws IOException {
        process = new ProcessBuilder(
                        program.toString(),
                        "-c",
                        folder.resolve("mosquitto.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("mosquitto.log").toFile()))
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        });
    }

    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor();
        }
    }

    /** The settings as shipped, with the paths and ports of this test in place of the container's. */
    private void configure(Path plugin) throws IOException {
        var data = Files.createDirectories(folder.resolve("data"));
        var tls = Files.createDirectories(folder.resolve("tls"));
        Files.copy(secret("dynamic-security.json"), data.resolve("dynamic-security.json"));
        Files.copy(secret("ca.crt"), tls.resolve("ca.crt"));
        Files.copy(secret("mosquitto.crt"), tls.resolve("tls.crt"));
        Files.copy(secret("mosquitto.key"), tls.resolve("tls.key"));
        var settings = Files.readString(DEPLOY.resolve("mosquitto/mosquitto.conf"))
                .replace("/usr/lib/mosquitto_dynamic_security.so", plugin.toString())
                .replace("/mosquitto/data", data.toString())
                .replace("/mosquitto/tls", tls.toString())
                .replace("listener 8883", "listener " + port + " 127.0.0.1")
                .replace("listener 1883", "listener " + freePort());
        Files.writeString(
                folder.resolve("mosquitto.conf"), settings + "\nuser " + System.getProperty("user.name") + "\n");
    }

    private static Optional<Path> plugin() throws IOException {
        var name = "mosquitto_dynamic_security.so";
        var found = Stream.of("/usr/lib", "/usr/local/lib")
                .map(lib -> Path.of(lib, name))
                .filter(Files::exists)
                .findFirst();
        if (found.isPresent() || !Files.isDirectory(Path.of("/usr/lib"))) {
            return found;
        }
        try (var folders = Files.list(Path.of("/usr/lib"))) {
            return folders.map(lib -> lib.resolve(name)).filter(Files::exists).findFirst();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
