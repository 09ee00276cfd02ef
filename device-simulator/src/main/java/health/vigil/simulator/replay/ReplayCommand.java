package health.vigil.simulator.replay;

import health.vigil.simulator.mqtt.BrokerAddress;
import health.vigil.simulator.mqtt.LinkListener;
import health.vigil.simulator.mqtt.Topics;
import health.vigil.simulator.mqtt.Uplink;
import health.vigil.simulator.registry.Credential;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Replays a recording as the telemetry of one device. */
@Command(name = "replay", description = "Replay the rows of a CSV file as the telemetry of one device.")
public final class ReplayCommand implements Callable<Integer> {

    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    @Spec
    private CommandSpec spec;

    @Option(names = "--csv", required = true, paramLabel = "FILE", description = "The recording: .csv or .csv.gz.")
    private Path csv;

    @Option(names = "--device", required = true, paramLabel = "ID", description = "Device id, also the client id.")
    private String device;

    @Option(names = "--username", required = true, description = "User name of the device.")
    private String username;

    @Option(
            names = "--password",
            required = true,
            description = "Password of the device.",
            interactive = true,
            arity = "0..1")
    private String password;

    @Option(
            names = "--mqtt",
            paramLabel = "URL",
            defaultValue = "mqtt://127.0.0.1:1883",
            description = "The broker (default: ${DEFAULT-VALUE}).")
    private BrokerAddress broker;

    @Option(names = "--mqtt-version", defaultValue = "5", description = "3 (3.1.1) or 5 (default: ${DEFAULT-VALUE}).")
    private int mqttVersion;

    @Option(
            names = "--time-column",
            defaultValue = "time",
            paramLabel = "COLUMN",
            description = "Column with the time of a row (default: ${DEFAULT-VALUE}).")
    private String timeColumn;

    @Option(
            names = "--zone",
            defaultValue = "Asia/Shanghai",
            description = "Time zone of times without an offset (default: ${DEFAULT-VALUE}).")
    private ZoneId zone;

    @Option(
            names = "--map",
            required = true,
            arity = "1..*",
            paramLabel = "COLUMN=FIELD[*FACTOR]",
            description = "Which column becomes which field, and what to multiply it by.")
    private List<String> mappings;

    @Option(names = "--ignore", arity = "1..*", paramLabel = "COLUMN", description = "Columns to leave out.")
    private List<String> ignored = List.of();

    @Option(
            names = "--factor",
            defaultValue = "60",
            description = "How many times as fast as recorded, or max: as fast as acknowledged"
                    + " (default: ${DEFAULT-VALUE}).")
    private String factor;

    @ArgGroup
    private Shift shift = new Shift();

    @Option(names = "--batch", defaultValue = "1", description = "Readings in a message (default: ${DEFAULT-VALUE}).")
    private int batch;

    @Option(
            names = "--in-flight",
            defaultValue = "1",
            description = "Messages on their way at once (default: ${DEFAULT-VALUE}). More are faster and may arrive in"
                    + " another order; --batch is the better way to be fast.")
    private int inFlight;

    @Option(
            names = "--patience",
            defaultValue = "60",
            paramLabel = "SECONDS",
            description = "Give up when nothing is acknowledged for so long (default: ${DEFAULT-VALUE}).")
    private int patienceSeconds;

    /** Where on the time line the recording is put. */
    static final class Shift {

        @Option(
                names = "--shift-to",
                paramLabel = "TIME",
                description = "The first row gets this time (ISO 8601, offset).")
        private Optional<OffsetDateTime> firstAt = Optional.empty();

        @Option(names = "--shift-to-now", description = "The last row gets the time of the start: nothing lies ahead.")
        private boolean lastNow;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (batch < 1 || inFlight < 1 || inFlight > 65_000 || patienceSeconds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--batch and --patience must be at least 1, --in-flight 1 to 65000");
        }
        var pace = Pace.parse(factor);
        var recording = new Recording(csv, timeColumn, zone, ColumnMap.parse(mappings), new HashSet<>(ignored));
        // Whatever is wrong with the file shows before the device connects.
        var firstAt = recording.firstTime();
        var shiftBy = shiftBy(recording, firstAt, Clock.systemUTC().instant());
        var opened = new CompletableFuture<Void>();
        var uplink = Uplink.of(broker, mqttVersion, new Credential(device, username, password), new Opening(opened));
        uplink.open();
        try {
            opened.get(CONNECT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            var reason = e.getCause() == null ? "no answer" : e.getCause().getMessage();
            spec.commandLine()
                    .getErr()
                    .println("Error: cannot connect to " + broker + " as " + username + ": " + reason);
            return 1;
        }
        var replayer = new Replayer(uplink, Topics.of(device).telemetry(), pace, batch, inFlight);
        var finished = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(replayer, finished)));
        var start = System.nanoTime();
        try (var samples = recording.samples()) {
            var whole = replayer.replay(samples.iterator(), shiftBy, Duration.ofSeconds(patienceSeconds));
            return whole && replayer.report().complete() ? 0 : 1;
        } finally {
            say(replayer.report().text((System.nanoTime() - start) / 1e9));
            goodbye(uplink);
            finished.countDown();
        }
    }

    private Duration shiftBy(Recording recording, Instant firstAt, Instant now) {
        if (shift.lastNow) {
            return Duration.between(recording.lastTime(), now);
        }
        return shift.firstAt
                .map(wanted -> Duration.between(firstAt, wanted.toInstant()))
                .orElse(Duration.ZERO);
    }

    /** The first connection, or the first reason why there is none. */
    private record Opening(CompletableFuture<Void> outcome) implements LinkListener {

        @Override
        public void opened() {
            outcome.complete(null);
        }

        @Override
        public void lost(String reason) {
            outcome.completeExceptionally(new IllegalStateException(reason));
        }
    }

    private static void goodbye(Uplink uplink) throws InterruptedException {
        try {
            uplink.close().get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // A broker that has gone away hears no goodbye; it publishes the will instead.
        }
    }

    private static void stopAndWait(Replayer replayer, CountDownLatch finished) {
        replayer.stop();
        try {
            finished.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String text) {
        var out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
