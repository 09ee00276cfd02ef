package health.vigil.simulator.run;

import health.vigil.simulator.fault.ScriptBook;
import health.vigil.simulator.model.DeviceModels;
import health.vigil.simulator.mqtt.BrokerAddress;
import health.vigil.simulator.registry.Credentials;
import health.vigil.simulator.registry.Device;
import health.vigil.simulator.registry.Registry;
import health.vigil.simulator.signal.Seed;
import health.vigil.simulator.wire.Encoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All devices of a registry, driven by one clock. */
public final class Fleet implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(250);
    private static final Duration GOODBYE = Duration.ofSeconds(3);

    private final List<SimulatedDevice> devices;
    private final Clock clock;
    private final Tally tally;
    private final Journal journal;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "devices");
        thread.setDaemon(true);
        return thread;
    });

    private Fleet(List<SimulatedDevice> devices, Clock clock, Tally tally, Journal journal) {
        this.journal = journal;
        this.devices = devices;
        this.clock = clock;
        this.tally = tally;
    }

    /**
     * Makes the devices of a registry.
     *
     * @throws IllegalArgumentException if a device has no credential
     */
    static Fleet of(
            Registry registry,
            Credentials credentials,
            ScriptBook scripts,
            BrokerAddress broker,
            Seed seed,
            double speed,
            Clock clock,
            Journal journal) {
        var models = new DeviceModels(registry, seed, scripts.mishaps());
        var tally = new Tally();
        var devices = registry.devices().stream()
                .map(device -> {
                    var credential = credentials.of(device.id());
                    return new SimulatedDevice(
                            device,
                            models.of(device),
                            scripts.scriptOf(device),
                            SamplingGrid.of(device.id(), interval(device, speed)),
                            Encoder.of(device, credential.password(), clock),
                            broker,
                            credential,
                            tally,
                            journal);
                })
                .toList();
        return new Fleet(devices, clock, tally, journal);
    }

    /**
     * Starts all devices; each first sends what it would have measured since {@code from}.
     *
     * @param since what was on its way then is told from its beginning
     */
    void start(Instant since, Instant from) {
        devices.forEach(device -> device.begin(since, from));
        timer.scheduleAtFixedRate(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One line for people: how many devices are online and what they have sent. */
    String progress() {
        var waiting = devices.stream().mapToInt(SimulatedDevice::waiting).sum();
        var overflowed = tally.overflowed.sum();
        return "%d of %d devices online · %,d sent · %,d acknowledged · %,d waiting%s"
                .formatted(
                        tally.online.get(),
                        devices.size(),
                        tally.sent.sum(),
                        tally.acknowledged.sum(),
                        waiting,
                        overflowed == 0 ? "" : " · %,d lost from full buffers".formatted(overflowed));
    }

    Tally tally() {
        return tally;
    }

    /** Every device says goodbye and goes offline. */
    @Override
    public void close() {
        timer.shutdownNow();
        var goodbyes = devices.stream().map(SimulatedDevice::close).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(goodbyes).get(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // A broker that has gone away hears no goodbye; it publishes the wills instead.
        }
    }

    private void tick() {
        var now = clock.instant();
        for (var device : devices) {
            try {
                device.tick(now);
            } catch (RuntimeException e) {
                // The timer would end without a word, and with it every other device.
                journal.failed(device.id(), e);
            }
        }
    }

    private static Duration interval(Device device, double speed) {
        return Duration.ofMillis(Math.max(1_000, (long) (device.interval().toMillis() / speed)));
    }
}
