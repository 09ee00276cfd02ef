package health.vigil.platform.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The prefecture of the demo at a service that runs already: all that people enter, its devices and its regulator. */
public final class DemoPrefecture implements AutoCloseable {
    private final List<Companion> companions;

    private DemoPrefecture(List<Companion> companions) {
        this.companions = companions;
    }

    /**
     * @param service the address of its API
     * @param password of its administrator, {@code admin}
     * @param simulator the packaged device simulator
     * @param scenario what the devices go through
     * @param folder where its files may be
     */
    public static DemoPrefecture open(
            URI service, String password, int mqttPort, int webhookPort, Path simulator, Path scenario, Path folder)
            throws IOException, InterruptedException {
        var files = new DemoFolder(Files.createDirectories(folder));
        Files.writeString(files.administrator(), "username: admin\npassword: " + password + "\n");
        var api = ServiceApi.signedIn(service, files.administrator());
        new Prefecture(api, files).prepare(URI.create("http://127.0.0.1:%d/".formatted(webhookPort)));
        new Operations(api, files, Clock.systemUTC()).enter();
        var regulator = Companion.start(
                "regulator",
                simulator,
                List.of(
                        "receive",
                        "--port",
                        Integer.toString(webhookPort),
                        "--secret-file",
                        files.webhookSecret().toString(),
                        "--with-parent"));
        var devices = Companion.start(
                "devices",
                simulator,
                List.of(
                        "run",
                        "--registry",
                        files.registry().toString(),
                        "--credentials",
                        files.credentials().toString(),
                        "--mqtt",
                        "mqtt://127.0.0.1:" + mqttPort,
                        "--scenario",
                        scenario.toString(),
                        "--with-parent"));
        var prefecture = new DemoPrefecture(List.of(devices, regulator));
        new Manifests(api).mirror();
        return prefecture;
    }

    @Override
    public void close() throws IOException {
        for (var companion : companions) {
            companion.close();
        }
    }
}
