package health.vigil.platform.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process beside the service, whose lines are shown with its name before them. It ends when its input does. */
final class Companion implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final Process process;
    private final Thread reader;

    private Companion(Process process, Thread reader) {
        this.process = process;
        this.reader = reader;
    }

    /** Starts a program of the simulator with this process' Java. */
    static Companion start(String name, Path jar, List<String> arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // a small heap: three processes share the machine
        var command = Stream.concat(Stream.of(java, "-Xmx256m", "-jar", jar.toString()), arguments.stream());
        var process =
                new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
        var reader = new Thread(() -> show(name, process), "demo-" + name);
        reader.setDaemon(true);
        reader.start();
        return new Companion(process, reader);
    }

    private static void show(String name, Process process) {
        try (var lines = process.inputReader(Charset.defaultCharset())) {
            lines.lines().forEach(line -> System.out.printf("%-9s| %s%n", name, line));
        } catch (IOException | UncheckedIOException e) {
            System.out.printf("%-9s| its output was lost: %s%n", name, e.getMessage());
        }
    }

    /** Asks it to end and, if it doesn't, ends it. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            reader.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
