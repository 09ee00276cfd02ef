package health.vigil.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** The embedded PostgreSQL of a data folder, seen from outside. */
record Postgres(Path data, int port) {
    static final String PID_FILE = "postmaster.pid";
    static final String NAME = "vigil";

    /** CPU seconds of all its processes. */
    double cpuSeconds() {
        return process(data.resolve("database").resolve(PID_FILE))
                .map(Proc::cpuSecondsWithChildren)
                .orElseThrow(() -> new IllegalStateException("no PostgreSQL runs in " + data));
    }

    static Optional<ProcessHandle> process(Path pidFile) {
        try (var lines = Files.lines(pidFile)) {
            return lines.findFirst().map(String::strip).map(Long::parseLong).flatMap(ProcessHandle::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String password() {
        try {
            return Files.readString(data.resolve("database.password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String version() {
        return ask("SHOW server_version");
    }

    /** Messages of devices, each counted once however often it came. */
    long telemetryFrames() {
        return Long.parseLong(ask("SELECT count(*) FROM frame WHERE channel = 1"));
    }

    private String ask(String sql) {
        var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, NAME);
        try (var connection = DriverManager.getConnection(url, NAME, password());
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL on port %d did not answer: %s".formatted(port, sql), e);
        }
    }
}
