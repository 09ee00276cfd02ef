package health.vigil.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A cluster of an installed PostgreSQL with TimescaleDB preloaded, on a random loopback port; deleted when closed. */
record TimescaleCluster(Path bin, Path folder, int port) implements AutoCloseable {
    private static final String OWNER = "postgres";

    /** The folder of the programs of the newest installed PostgreSQL that has the extension. */
    static Optional<Path> installation() throws IOException {
        var debian = Path.of("/usr/lib/postgresql");
        var candidates = new ArrayList<Path>();
        if (Files.isDirectory(debian)) {
            try (var versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin")).forEach(candidates::add);
            }
        }
        Stream.of(System.getenv("PATH").split(":")).map(Path::of).forEach(candidates::add);
        return candidates.stream()
                .filter(bin ->
                        Files.isExecutable(bin.resolve("initdb")) && Files.isExecutable(bin.resolve("pg_config")))
                .filter(TimescaleCluster::hasExtension)
                .max(Comparator.naturalOrder());
    }

    static TimescaleCluster start(Path bin) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("vigil-timescale");
        if (asRoot()) {
            var users = folder.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(folder, users.lookupPrincipalByName(OWNER));
        }
        var cluster = new TimescaleCluster(bin, folder, freePort());
        try {
            cluster.run("initdb", "-D", cluster.data(), "-U", "postgres", "-A", "trust", "-E", "UTF8");
            cluster.run(
                    "pg_ctl",
                    "-D",
                    cluster.data(),
                    "-l",
                    folder.resolve("log").toString(),
                    "-w",
                    "-o",
                    "-p " + cluster.port + " -k " + folder + " -c listen_addresses=127.0.0.1"
                            + " -c shared_preload_libraries=timescaledb -c max_worker_processes=32"
                            + " -c timescaledb.telemetry_level=off"
                            // No policy runs on its own: tests run them when they want to see what they do.
                            + " -c timescaledb.max_background_workers=0",
                    "start");
        } catch (IOException e) {
            cluster.delete();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::closeAtExit));
        return cluster;
    }

    /** Also called when the virtual machine is told to end before the test has closed it. */
    @Override
    public synchronized void close() throws IOException, InterruptedException {
        if (Files.notExists(folder)) {
            return;
        }
        try {
            run("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
        } finally {
            delete();
        }
    }

    private void closeAtExit() {
        try {
            close();
        } catch (IOException | InterruptedException e) {
            System.err.println("The cluster in " + folder + " was not removed: " + e.getMessage());
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** PostgreSQL refuses to run as root, so root steps down to the owner of the data. */
    private void run(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (asRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + OWNER, "--regid=" + OWNER, "--init-groups"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        var output = Files.createTempFile("vigil-timescale", ".log");
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(program + " failed: " + Files.readString(output));
            }
        } finally {
            Files.delete(output);
        }
    }

    private void delete() throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static boolean hasExtension(Path bin) {
        try {
            var process = new ProcessBuilder(bin.resolve("pg_config").toString(), "--sharedir").start();
            var share = Path.of(new String(process.getInputStream().readAllBytes()).strip());
            return Files.exists(share.resolve("extension/timescaledb.control"));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean asRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
