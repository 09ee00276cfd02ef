package health.vigil.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

    /** When each notification was written, just before its commit. */
    Map<UUID, Instant> notificationsSince(Instant moment) {
        var written = new HashMap<UUID, Instant>();
        try (var connection = connect();
                var statement =
                        connection.prepareStatement("SELECT id, created_at FROM notification WHERE created_at >= ?")) {
            statement.setObject(1, moment.atOffset(ZoneOffset.UTC));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    written.put(
                            rows.getObject(1, UUID.class),
                            rows.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
            return written;
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL on port %d did not tell the notifications".formatted(port), e);
        }
    }

    /** As the service signs in. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, NAME), NAME, password());
    }

    private String ask(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL on port %d did not answer: %s".formatted(port, sql), e);
        }
    }
}
