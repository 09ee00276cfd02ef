package health.vigil.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The broker that many towns run, where it is installed: persistent sessions, on loopback, open to all. */
record Mosquitto(Path program) {
    /** Messages on their way to one client; the embedded broker's window is the same. */
    private static final int WINDOW = 4_000;

    static Optional<Mosquitto> installed() {
        var folders =
                Stream.concat(Stream.of(System.getenv("PATH").split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"));
        return folders.map(folder -> Path.of(folder, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Mosquitto::new);
    }

    Child start(Workplace workplace, int port) {
        var folder = workplace.folder().resolve("mosquitto");
        var settings =
                """
                listener %d 127.0.0.1
                allow_anonymous true
                persistence true
                persistence_location %s/
                autosave_interval 10
                max_inflight_messages %d
                max_queued_messages 0
                user root
                """
                        .formatted(port, folder, WINDOW);
        try {
            Files.createDirectories(folder);
            var file = Files.writeString(folder.resolve("mosquitto.conf"), settings);
            return workplace.run("broker", List.of(program.toString(), "-c", file.toString()), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
