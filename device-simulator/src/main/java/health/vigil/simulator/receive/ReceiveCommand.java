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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
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

    @Option(
            names = "--secret",
            paramLabel = "whsec_…",
            description =
                    "Secret shared with the service, or its public key whpk_…; may be repeated, any that fits is good.")
    private List<String> secrets = List.of();

    @Option(names = "--secret-file", paramLabel = "FILE", description = "File with such secrets, one on a line.")
    private List<Path> secretFiles = List.of();

    @Option(
            names = "--robot-secret",
            paramLabel = "SECRET",
            description = "Secret of a DingTalk or Feishu robot whose messages come here; may be repeated."
                    + " Without it their signatures are not checked.")
    private List<String> robotSecrets = List.of();

    @ArgGroup(exclusive = false, heading = "%nA bad receiver:%n")
    private @Nullable MisbehaveOptions misbehave;

    @Option(names = "--json", description = "Print whole events as JSON, one on a line.")
    private boolean json;

    @Option(names = "--with-parent", description = "Stop when standard input ends.")
    private boolean withParent;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var judge = new Judge(keys());
        var manners = misbehave == null ? Manners.good() : misbehave.manners();
        var address = new InetSocketAddress(host, port);
        try (var receiver = new Receiver(address, judge, manners, json, Clock.system(BEIJING), this::say)) {
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

    private Keys keys() {
        var all = new ArrayList<>(secrets);
        secretFiles.forEach(file -> all.addAll(lines(file)));
        return Keys.parse(all, robotSecrets);
    }

    private static List<String> lines(Path file) {
        try (var lines = Files.lines(file)) {
            var secrets =
                    lines.map(String::trim).filter(line -> !line.isEmpty()).toList();
            if (secrets.isEmpty()) {
                throw new IllegalArgumentException(file + " is empty; write one secret a line into it");
            }
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the secret file " + file, e);
        }
    }

    private void say(String line) {
        var out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
