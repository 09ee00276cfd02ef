package health.vigil.simulator.run;

import health.vigil.simulator.ParentWatch;
import health.vigil.simulator.fault.Scenario;
import health.vigil.simulator.fault.ScriptBook;
import health.vigil.simulator.model.DeviceModels;
import health.vigil.simulator.mqtt.BrokerAddress;
import health.vigil.simulator.registry.Credentials;
import health.vigil.simulator.registry.Registry;
import health.vigil.simulator.signal.Seed;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Simulates every device of a registry file until it is stopped. */
@Command(name = "run", description = "Simulate every device of a registry file, live, until Ctrl-C.")
public final class RunCommand implements Callable<Integer> {

    private static final long PROGRESS_SECONDS = 10;

    @Spec
    private CommandSpec spec;

    @Option(names = "--registry", required = true, paramLabel = "FILE", description = "Sites and devices (YAML).")
    private Path registryFile;

    @Option(
            names = "--credentials",
            required = true,
            paramLabel = "FILE",
            description = "Passwords of the devices: CSV with the header device,username,password.")
    private Path credentialsFile;

    @Option(
            names = "--mqtt",
            paramLabel = "URL",
            defaultValue = "mqtt://127.0.0.1:1883",
            description = "The broker (default: ${DEFAULT-VALUE}).")
    private BrokerAddress broker;

    @Option(
            names = "--scenario",
            paramLabel = "NAME|FILE",
            defaultValue = "steady",
            description = "A built-in scenario or a YAML file; see 'scenarios' (default: ${DEFAULT-VALUE}).")
    private String scenarioName;

    @Option(
            names = "--speed",
            defaultValue = "1",
            description = "Devices report, and faults follow one another, this many times as fast; the times that"
                    + " devices report stay true (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Tell from its beginning all waste that was on its way at this time or later, for instance"
                    + " since the start of the run before (ISO 8601; default: what still is when the backlog begins).")
    private @Nullable Instant since;

    @Option(names = "--with-parent", description = "Stop when standard input ends.")
    private boolean withParent;

    @Override
    public Integer call() throws InterruptedException {
        if (!(speed > 0 && speed <= 1000)) {
            throw new ParameterException(spec.commandLine(), "--speed must be above 0 and at most 1000");
        }
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        var clock = Clock.systemUTC();
        var start = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var registry = Registry.read(registryFile);
        var scenario = Scenario.named(scenarioName);
        var scripts = ScriptBook.of(scenario, registry, start, speed);
        if (!scripts.unmatched().isEmpty()) {
            err.println("the registry has no device for these faults of the scenario, they will not happen: "
                    + String.join("; ", scripts.unmatched()));
        }
        var models = new DeviceModels(registry, new Seed(seed), scripts.mishaps());
        registry.devices().forEach(device -> {
            var unknown = models.of(device).unknownFields();
            if (!unknown.isEmpty()) {
                err.println(device.id() + " cannot measure " + unknown + "; these fields are not sent");
            }
        });
        err.flush();
        var fleet = Fleet.of(
                registry,
                Credentials.read(credentialsFile),
                scripts,
                broker,
                new Seed(seed),
                speed,
                clock,
                new Journal(err));
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            fleet.close();
            out.println("stopped: " + fleet.progress());
            out.flush();
            stopped.countDown();
        }));
        if (withParent) {
            ParentWatch.start();
        }
        out.println(registry.devices().size() + " devices, scenario " + scenarioName + ", broker " + broker
                + "; Ctrl-C stops them");
        out.flush();
        var from = start.minus(scenario.backlog());
        fleet.start(since == null || since.isAfter(from) ? from : since, from);
        while (!stopped.await(PROGRESS_SECONDS, TimeUnit.SECONDS)) {
            out.println(LocalTime.now(clock.withZone(ZoneId.systemDefault())).truncatedTo(ChronoUnit.SECONDS) + "  "
                    + fleet.progress());
            out.flush();
        }
        return 0;
    }
}
