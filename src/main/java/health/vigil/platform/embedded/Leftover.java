package health.vigil.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * A database that outlived its Vigil, as after kill -9 or a power cut. It, or only its {@code postmaster.pid}, would
 * keep the next one from starting.
 */
final class Leftover {
    private static final Logger LOG = Logger.getLogger(Leftover.class);

    private final Path cluster;
    private final PostgresPrograms programs;

    Leftover(Path cluster, PostgresPrograms programs) {
        this.cluster = cluster;
        this.programs = programs;
    }

    /**
     * Ends it. The data folder is held by this process alone, so nobody is using it.
     *
     * @throws CannotStart if a PostgreSQL runs that may not be ended without asking
     */
    void end() throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var lines = Files.readAllLines(pidFile);
        if (!runsPostgres(lines)) {
            Files.delete(pidFile);
            return;
        }
        if (lines.size() < 2 || !isCluster(lines.get(1))) {
            throw new CannotStart(
                    "Process %s is a PostgreSQL that may be using %s under another name. End it, then start again."
                            .formatted(lines.get(0), cluster));
        }
        LOG.infof(
                "Ending the database that an earlier Vigil left behind (process %s).",
                lines.get(0).strip());
        if (!stop("fast") && !stop("immediate")) {
            throw new CannotStart(
                    "The PostgreSQL that an earlier Vigil left behind does not end. Kill process %s, then start again."
                            .formatted(lines.get(0).strip()));
        }
    }

    private boolean stop(String mode) throws IOException {
        return programs.succeeds("pg_ctl", "stop", "-D", cluster.toString(), "-m", mode, "-w", "-t", "30");
    }

    private boolean isCluster(String path) throws IOException {
        var other = Path.of(path.strip());
        return Files.exists(other) && Files.isSameFile(other, cluster);
    }

    /** The number may have gone to another program since: only a PostgreSQL counts. */
    private static boolean runsPostgres(List<String> lines) {
        if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,10}")) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .flatMap(process -> process.info().command())
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
    }
}
