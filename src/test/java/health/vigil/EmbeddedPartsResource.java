package health.vigil;

import health.vigil.platform.embedded.EmbeddedParts;
import health.vigil.platform.embedded.Settings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.io.file.PathUtils;

/**
 * The real broker and the real database for the tests, on free ports, with their data under {@code target}.
 *
 * <p>One start serves all test classes. Quarkus loads this class more than once, so what is known about the running
 * parts is kept in a system property of the JVM.
 */
public class EmbeddedPartsResource implements QuarkusTestResourceLifecycleManager {
    private static final String STARTED = "vigil.test.parts";
    /** What the packaged service takes from its data folder; receivers on this host, tried again soon. */
    private static final Map<String, String> SETTINGS = Map.of(
            // what a test cleans that starts from an empty store
            "quarkus.flyway.schemas", "public,dashboard",
            "vigil.secrets-key", "a key of the tests, which is long enough",
            "vigil.notify.allowed-networks", "127.0.0.0/8",
            "vigil.notify.dense-retry", "4s",
            "vigil.custody.settle", "250ms",
            "vigil.units.settle", "250ms");

    @Override
    public Map<String, String> start() {
        synchronized (System.getProperties()) {
            var known = System.getProperty(STARTED);
            return known == null ? startOnce() : parse(known);
        }
    }

    /** Nothing: the parts serve the next test class, and end with the JVM. */
    @Override
    public void stop() {}

    private static Map<String, String> startOnce() {
        var target = Path.of("target").toAbsolutePath();
        try {
            Files.createDirectories(target);
            var data = Files.createTempDirectory(target, "embedded-parts-");
            var parts = EmbeddedParts.start(Settings.withFreePorts(data, target));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(parts, data), "embedded-parts"));
            var properties = new HashMap<>(parts.properties());
            properties.putAll(SETTINGS);
            System.setProperty(STARTED, lines(properties));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> parse(String lines) {
        return lines.lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(property -> property[0], property -> property[1]));
    }

    private static void end(EmbeddedParts parts, Path data) {
        parts.close();
        try {
            PathUtils.deleteDirectory(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
