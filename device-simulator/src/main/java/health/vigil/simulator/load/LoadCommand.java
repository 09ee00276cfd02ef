package health.vigil.simulator.load;

import com.fasterxml.jackson.databind.json.JsonMapper;
import health.vigil.simulator.fault.Durations;
import health.vigil.simulator.mqtt.BrokerAddress;
import health.vigil.simulator.registry.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends at a constant rate that does not wait for answers, and measures how the broker acknowledges. */
@Command(name = "load", description = "Send telemetry at a constant, open-loop rate and measure the acknowledgements.")
public final class LoadCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--devices", required = true, paramLabel = "N", description = "Use the first N of the credentials.")
    private int devices;

    @Option(names = "--rate", required = true, paramLabel = "R", description = "Messages a second over all devices.")
    private double rate;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long to send, for instance 90s or 10m (default: ${DEFAULT-VALUE}).")
    private String duration;

    @Option(
            names = "--credentials",
            required = true,
            paramLabel = "FILE",
            description = "Passwords of the devices: CSV with the header device,username,password.")
    private Path credentialsFile;

    @Option(
            names = "--values",
            defaultValue = "5",
            description = "Values in a message, 1 to 5: free_chlorine, ph, turbidity, water_temp, conductivity"
                    + " (default: ${DEFAULT-VALUE}).")
    private int values;

    @Option(
            names = "--mqtt",
            paramLabel = "URL",
            defaultValue = "mqtt://127.0.0.1:1883",
            description = "The broker (default: ${DEFAULT-VALUE}).")
    private BrokerAddress broker;

    @Option(names = "--mqtt-version", defaultValue = "3", description = "3 (3.1.1) or 5 (default: ${DEFAULT-VALUE}).")
    private int mqttVersion;

    @Option(
            names = "--in-flight",
            defaultValue = "100",
            description = "Messages a connection may have unacknowledged; what is due beyond that waits"
                    + " (default: ${DEFAULT-VALUE}).")
    private int inFlight;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "Connections that carry the devices (default: one each). With fewer, several devices share"
                    + " the login of one, which only a broker without per-device rights allows.")
    private Optional<Integer> connections;

    @Option(
            names = "--over-limit-share",
            paramLabel = "SHARE",
            defaultValue = "0",
            description =
                    "Share of the devices, 0 to 1, whose free chlorine is far too low (default: ${DEFAULT-VALUE}).")
    private double overLimitShare;

    @Option(names = "--json-out", paramLabel = "FILE", description = "Write the results to this file as JSON too.")
    private Optional<Path> jsonOut;

    @Override
    public Integer call() throws InterruptedException {
        var plan = new LoadPlan(
                broker,
                mqttVersion,
                Credentials.read(credentialsFile).first(devices),
                rate,
                Durations.parse(duration),
                values,
                connections.orElse(devices),
                inFlight,
                overLimitShare);
        var run = new LoadRun(plan);
        var finished = new CountDownLatch(1);
        var onInterrupt = new Thread(() -> stopAndWait(run, finished));
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        try {
            var report = run.execute(this::say);
            say(report.text());
            jsonOut.ifPresent(file -> write(report, file));
            return report.complete() ? 0 : 1;
        } catch (IllegalStateException e) {
            spec.commandLine().getErr().println("Error: " + e.getMessage());
            return 1;
        } finally {
            finished.countDown();
        }
    }

    private static void stopAndWait(LoadRun run, CountDownLatch finished) {
        run.stop();
        try {
            finished.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String text) {
        var out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }

    private static void write(LoadReport report, Path file) {
        try {
            JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), report);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
