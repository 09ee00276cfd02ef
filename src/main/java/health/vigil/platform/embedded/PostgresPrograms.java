package health.vigil.platform.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the programs of a PostgreSQL installation.
 *
 * <p>PostgreSQL refuses to run as root. There they run in a user namespace of their own, where root is nobody.
 */
final class PostgresPrograms {
    private static final List<String> AS_NOBODY = List.of("unshare", "--user");

    private final Path home;
    private final List<String> prefix;

    PostgresPrograms(Path home) throws IOException {
        this.home = home;
        this.prefix = new UnixSystem().getUid() == 0 ? AS_NOBODY : List.of();
        if (!prefix.isEmpty() && run(List.of("true"), "").code != 0) {
            throw new CannotStart(
                    """
                    The embedded PostgreSQL can't run as root here: it needs user namespaces, which are switched off.
                    Run Vigil as an ordinary user, or name a database in VIGIL_DATABASE_URL.""");
        }
    }

    /**
     * Runs a program to its end.
     *
     * @throws CannotStart with what it said, if it failed
     */
    void require(String purpose, String input, String program, String... arguments) throws IOException {
        var result = run(program, input, arguments);
        if (result.code != 0) {
            throw new CannotStart("PostgreSQL can't %s:%n%s".formatted(purpose, result.output.strip()));
        }
    }

    /** Runs a program to its end and tells whether it did its work. */
    boolean succeeds(String program, String... arguments) throws IOException {
        return run(program, "", arguments).code == 0;
    }

    private Result run(String program, String input, String... arguments) throws IOException {
        var executable = home.resolve("bin").resolve(program).toString();
        return run(Stream.concat(Stream.of(executable), Stream.of(arguments)).toList(), input);
    }

    private Result run(List<String> command, String input) throws IOException {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        var builder = new ProcessBuilder(whole).redirectErrorStream(true);
        // PGDATA, PGOPTIONS and their like are meant for other databases
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        try {
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.waitFor(), output);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command.get(0), e);
        }
    }

    private record Result(int code, String output) {}
}
