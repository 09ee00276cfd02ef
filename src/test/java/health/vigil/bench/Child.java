package health.vigil.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that runs as a process of its own. */
final class Child {
    private static final int LAST_LINES = 20;

    private final String name;
    private final Path log;
    private final Process process;

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** Starts it with that environment and nothing of Vigil's from ours. */
    static Child start(String name, List<String> command, Map<String, String> environment, Path log) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("VIGIL_"));
        builder.environment().putAll(environment);
        try {
            return new Child(name, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean running() {
        return process.isAlive();
    }

    /** @throws IllegalStateException with the end of its log, if it has ended */
    void requireRunning() {
        if (!process.isAlive()) {
            throw failed("ended with exit code " + process.exitValue());
        }
    }

    IllegalStateException failed(String what) {
        return new IllegalStateException("the %s %s. The end of its log:%n%s".formatted(name, what, endOfLog()));
    }

    private String endOfLog() {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException e) {
            return "(not readable: " + e.getMessage() + ")";
        }
    }

    void stop(long patienceSeconds) {
        process.destroy();
        try {
            if (process.waitFor(patienceSeconds, TimeUnit.SECONDS)) {
                return;
            }
            System.err.printf("bench: the %s did not end within %d s and was killed%n", name, patienceSeconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
