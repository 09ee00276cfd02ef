package health.vigil.platform.demo;

import health.vigil.platform.embedded.CannotStart;
import health.vigil.platform.embedded.Settings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Prepares the prefecture, starts the receiver and the simulated devices, and keeps them until the service ends. */
public class DemoApplication implements QuarkusApplication {
    private static final String SIMULATOR = "vigil.simulator";
    private static final String PASSWORD_FILE = "vigil.admin.password-file";
    /** The devices of the demo begin with the last 90 minutes, so that there is something to see at once. */
    private static final String LIVE_FOR = "vigil.judgement.live-for";

    /** Its regulator receives on this host. */
    private static final String ALLOWED_NETWORKS = "vigil.notify.allowed-networks";

    private final String mqttHost;
    private final int mqttPort;

    DemoApplication(
            @ConfigProperty(name = "vigil.mqtt.host") String mqttHost,
            @ConfigProperty(name = "vigil.mqtt.port") int mqttPort) {
        this.mqttHost = mqttHost;
        this.mqttPort = mqttPort;
    }

    /**
     * Checks what the demo needs, before anything is started.
     *
     * @throws CannotStart if something is in the way
     */
    public static void prepare(Settings settings) {
        settings.webhook().requireFree();
        if (!Files.isReadable(simulator())) {
            throw new CannotStart("The simulator is not built: %s is missing. Start the demo by ./vigil demo."
                    .formatted(simulator().toAbsolutePath()));
        }
        System.setProperty(PASSWORD_FILE, folder(settings).administrator().toString());
        giveUnlessSet(LIVE_FOR, "2h");
        giveUnlessSet(ALLOWED_NETWORKS, "127.0.0.0/8,::1/128");
    }

    private static void giveUnlessSet(String property, String value) {
        var variable = property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
        if (System.getenv(variable) == null) {
            System.setProperty(property, value);
        }
    }

    @Override
    public int run(String... arguments) throws IOException, InterruptedException {
        var settings = Settings.ofEnvironment();
        var folder = folder(settings);
        var service = URI.create("http://%s:%d"
                .formatted(reachable(settings.http().host()), settings.http().number()));
        var receiver = URI.create("http://%s:%d/".formatted(settings.webhook().host(), settings.webhookPort()));
        ServiceApi api;
        try {
            Files.createDirectories(folder.path());
            api = ServiceApi.signedIn(service, folder.administrator());
            new Prefecture(api, folder).prepare(receiver);
            new Operations(api, folder, Clock.systemUTC()).enter();
        } catch (CannotStart e) {
            System.err.println("vigil: " + e.getMessage());
            return 1;
        }
        try (var regulator = startReceiver(folder, settings);
                var devices = startDevices(folder)) {
            announce(service, receiver, folder);
            mirrorManifests(api);
            Quarkus.waitForExit();
        }
        return 0;
    }

    private static void mirrorManifests(ServiceApi api) throws InterruptedException {
        try {
            new Manifests(api).mirror();
        } catch (IOException e) {
            System.err.println("vigil: The demo goes on without transfer manifests: " + e.getMessage());
        }
    }

    private static Companion startReceiver(DemoFolder folder, Settings settings) throws IOException {
        return Companion.start(
                "regulator",
                simulator(),
                List.of(
                        "receive",
                        "--port",
                        Integer.toString(settings.webhookPort()),
                        "--secret-file",
                        folder.webhookSecret().toString(),
                        "--with-parent"));
    }

    /** What became of the waste between two starts is told at the second. */
    private Companion startDevices(DemoFolder folder) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "run",
                "--registry",
                folder.registry().toString(),
                "--credentials",
                folder.credentials().toString(),
                "--mqtt",
                "mqtt://%s:%d".formatted(mqttHost, mqttPort),
                "--scenario",
                "demo",
                "--with-parent"));
        if (Files.exists(folder.devicesStarted())) {
            arguments.addAll(
                    List.of("--since", Files.readString(folder.devicesStarted()).strip()));
        }
        Files.writeString(folder.devicesStarted(), Instant.now() + "\n");
        return Companion.start("devices", simulator(), arguments);
    }

    private void announce(URI service, URI receiver, DemoFolder folder) {
        System.out.printf(
                """

                Vigil is running. Ctrl-C stops all of it; its data stays in %s.
                  console     %s/       sign in as admin, the password is in %s
                  API         %s/q/swagger-ui   (OpenAPI: %s/q/openapi)
                  MQTT        mqtt://%s:%d         device passwords are in %s
                  regulator   %s         receives the alarms, shown below

                """,
                folder.path().getParent(),
                service,
                folder.administrator(),
                service,
                service,
                mqttHost,
                mqttPort,
                folder.credentials(),
                receiver);
    }

    private static DemoFolder folder(Settings settings) {
        return new DemoFolder(settings.data().resolve("demo"));
    }

    private static Path simulator() {
        return Path.of(System.getProperty(SIMULATOR, "device-simulator/target/vigil-simulator.jar"));
    }

    private static String reachable(String host) {
        return host.equals("0.0.0.0") ? "127.0.0.1" : host;
    }
}
