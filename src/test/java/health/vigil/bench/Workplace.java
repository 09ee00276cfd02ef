package health.vigil.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.file.PathUtils;

/** A folder and the processes that work in it. Closed, at the end or by Ctrl-C, it leaves neither. */
final class Workplace implements AutoCloseable {
    /** The project's {@code target} folder; the benchmarks are started in the project's root. */
    static final Path TARGET = Path.of("target").toAbsolutePath();

    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;
    private final Deque<Child> children = new ArrayDeque<>();
    private boolean closed;

    private Workplace(Path folder) {
        this.folder = folder;
    }

    static Workplace open() {
        try {
            var workplace = new Workplace(Files.createTempDirectory(Files.createDirectories(TARGET), "bench-"));
            Runtime.getRuntime().addShutdownHook(new Thread(workplace::close, "workplace"));
            return workplace;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Starts a Java program; what it says goes to a log file. */
    Child java(String name, List<String> arguments, Map<String, String> environment) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return run(name, command, environment);
    }

    /** Starts any program, likewise. */
    synchronized Child run(String name, List<String> command, Map<String, String> environment) {
        if (closed) {
            throw new IllegalStateException("stopped");
        }
        var child = Child.start(name, command, environment, folder.resolve(name + ".log"));
        children.push(child);
        return child;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        // the last first: who uses a part ends before the part does
        while (!children.isEmpty()) {
            children.pop().stop(PATIENCE_SECONDS);
        }
        try {
            endOrphanedDatabases();
            PathUtils.deleteDirectory(folder);
        } catch (IOException e) {
            System.err.println("bench: " + folder + " could not be removed: " + e.getMessage());
        }
    }

    /** A service that had to be killed leaves its PostgreSQL behind. */
    private void endOrphanedDatabases() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file :
                    files.filter(file -> file.endsWith(Postgres.PID_FILE)).toList()) {
                Postgres.process(file).ifPresent(Workplace::end);
            }
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) { // late, or interrupted: in both cases it has to go
            process.destroyForcibly();
        }
    }
}
