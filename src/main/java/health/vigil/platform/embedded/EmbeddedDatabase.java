package health.vigil.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.commons.io.file.PathUtils;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL on loopback, its data in a folder that outlives the process.
 *
 * <p>It is started by {@code pg_ctl}, in a session of its own: Ctrl-C reaches Vigil alone, which writes what it holds
 * and then stops the database.
 */
final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EmbeddedDatabase.class);
    private static final String NAME = "vigil";
    /** Seconds for the recovery after a crash, and for the last checkpoint. */
    private static final String PATIENCE = "120";

    private final Path cluster;
    private final PostgresPrograms programs;
    private final DatabaseAddress address;

    private EmbeddedDatabase(Path cluster, PostgresPrograms programs, DatabaseAddress address) {
        this.cluster = cluster;
        this.programs = programs;
        this.address = address;
    }

    /**
     * Starts it, making it first if the folder has none, and ending one that a killed Vigil left behind.
     *
     * @param data a folder that this process holds alone
     * @param binaries where the programs are unpacked
     * @throws CannotStart if something is in the way
     */
    static EmbeddedDatabase start(Path data, Path binaries, Port port) {
        try {
            var programs = new PostgresPrograms(PostgresBinaries.unpackInto(binaries));
            var cluster = data.resolve("database");
            var passwordFile = data.resolve("database.password");
            if (!Files.exists(cluster)) {
                create(programs, cluster, passwordFile);
            }
            var password = password(passwordFile);
            new Leftover(cluster, programs).end();
            var settled = port.settled();
            settled.requireFree();
            var address = new DatabaseAddress(settled.host(), settled.number(), NAME, NAME, password, "");
            return new EmbeddedDatabase(cluster, programs, address).run();
        } catch (IOException e) {
            throw new CannotStart("The database in %s can't be started: %s".formatted(data, e), e);
        }
    }

    DatabaseAddress address() {
        return address;
    }

    /** Makes the cluster beside its place and moves it there when whole, so that no half-made one is ever used. */
    private static void create(PostgresPrograms programs, Path cluster, Path passwordFile) throws IOException {
        var part = cluster.resolveSibling("database.part");
        if (Files.exists(part)) {
            PathUtils.deleteDirectory(part);
        }
        var password = SecretFile.newPassword();
        SecretFile.write(passwordFile, password);
        programs.require(
                "make a database",
                "",
                "initdb",
                "--pgdata=" + part,
                "--username=postgres",
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums");
        // single-user mode: each line is a statement
        var statements =
                """
                CREATE ROLE %1$s LOGIN PASSWORD '%2$s'
                CREATE DATABASE %1$s OWNER %1$s
                """
                        .formatted(NAME, password);
        programs.require("make a database", statements, "postgres", "--single", "-D", part.toString(), "postgres");
        Files.writeString(part.resolve("postgresql.conf"), "include 'vigil.conf'\n", StandardOpenOption.APPEND);
        Files.move(part, cluster, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String password(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new CannotStart(
                    "The password of the embedded database is missing: %s. Restore that file from the backup of the data folder."
                            .formatted(file));
        }
        return Files.readString(file).strip();
    }

    private EmbeddedDatabase run() throws IOException {
        Files.writeString(cluster.resolve("vigil.conf"), tuning() + "port = " + address.port() + "\n");
        var log = cluster.resolve("start.log");
        Files.deleteIfExists(log);
        try {
            programs.require(
                    "start",
                    "",
                    "pg_ctl",
                    "start",
                    "-D",
                    cluster.toString(),
                    "-l",
                    log.toString(),
                    "-w",
                    "-t",
                    PATIENCE);
        } catch (CannotStart e) {
            var said = Files.exists(log) ? Files.readString(log).strip() : "";
            throw new CannotStart(
                    "%s%n%s%nMore may be in %s.".formatted(e.getMessage(), said, cluster.resolve("log")), e);
        }
        return this;
    }

    private static String tuning() throws IOException {
        try (var resource = EmbeddedDatabase.class.getResourceAsStream("/embedded/postgresql.conf")) {
            if (resource == null) {
                throw new IllegalStateException("embedded/postgresql.conf is missing from the application");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Ends it in order: open transactions are rolled back, everything committed is on disk. */
    @Override
    public void close() {
        try {
            if (!programs.succeeds("pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w", "-t", PATIENCE)) {
                LOG.warnf("The database in %s did not stop; the next start will end it.", cluster);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The database in " + cluster + " can't be stopped", e);
        }
    }
}
