package health.vigil.simulator.receive;

import health.vigil.simulator.ParentWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Receives notifications as a regulator would, and prints them. */
@Command(
        name = "receive",
        description = "Be the regulator: verify, deduplicate and print the notifications that arrive, until Ctrl-C.")
public final class ReceiveCommand implements Callable<Integer> {
    /** Regulators read Beijing time, and so do the sentences that they are sent. */
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--port", defaultValue = "8090", description = "Port to listen on (default: ${DEFAULT-VALUE}).")
    private int port;

    @ArgGroup(multiplicity = "1")
    private Secret secret;

    @Option(names = "--json", description = "Print whole events as JSON, one on a line.")
    private boolean json;

    @Option(names = "--with-parent", description = "Stop when standard input ends.")
    private boolean withParent;

    /** Either the secret or where it is. */
    static final class Secret {

        @Option(names = "--secret", paramLabel = "whsec_…", description = "Secret shared with the service.")
        private Optional<String> value;

        @Option(names = "--secret-file", paramLabel = "FILE", description = "File with the secret on its first line.")
        private Optional<Path> file;

        String read() {
            return value.orElseGet(() -> firstLine(file.orElseThrow()));
        }

        private static String firstLine(Path file) {
            try (var lines = Files.lines(file)) {
                return lines.findFirst()
                        .map(String::trim)
                        .orElseThrow(() -> new IllegalArgumentException(file + " is empty"));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the secret file " + file, e);
            }
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var judge = new Judge(secret.read());
        try (var receiver =
                new Receiver(new InetSocketAddress(host, port), judge, json, Clock.system(BEIJING), this::say)) {
            if (withParent) {
                ParentWatch.start();
            }
            say("receiving on http://" + host + ":" + receiver.port() + "/; Ctrl-C stops");
            new CountDownLatch(1).await();
            return 0;
        } catch (BindException e) {
            spec.commandLine()
                    .getErr()
                    .println("Error: cannot listen on " + host + ":" + port + ": " + e.getMessage()
                            + "; choose another --port");
            return 1;
        }
    }

    private void say(String line) {
        var out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
