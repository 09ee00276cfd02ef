package health.vigil.platform.embedded;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.file.FileSystemConfigSourceFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What must be known before Quarkus starts. Read from the environment, then from the files of secrets, then from {@code
 * config/application.properties}.
 *
 * @param data the folder of all that is kept
 * @param binaries where the programs of the embedded database are unpacked; the data folder unless set
 * @param http where the console and the API will listen; checked here, opened by Quarkus
 * @param mqtt where the embedded broker listens
 * @param databasePort port of the embedded database on loopback, 0 for any
 * @param webhookPort port of the demo's webhook receiver
 * @param externalMqtt the broker to use in place of the embedded one
 * @param externalDatabase the database to use in place of the embedded one
 */
public record Settings(
        Path data,
        Path binaries,
        Port http,
        Port mqtt,
        int databasePort,
        int webhookPort,
        Optional<MqttAddress> externalMqtt,
        Optional<DatabaseAddress> externalDatabase) {

    static final String LOOPBACK = "127.0.0.1";
    private static final Path FILE = Path.of("config", "application.properties");

    /** The settings of this process. */
    public static Settings ofEnvironment() {
        var builder = new SmallRyeConfigBuilder().addDefaultSources().withSources(new FileSystemConfigSourceFactory());
        if (Files.isReadable(FILE)) {
            try {
                // below the environment (300), as Quarkus orders them
                builder.withSources(new PropertiesConfigSource(FILE.toUri().toURL(), 260));
            } catch (IOException e) {
                throw new CannotStart("The settings in %s can't be read: %s".formatted(FILE, e.getMessage()), e);
            }
        }
        var config = builder.build();
        return of(name -> config.getOptionalValue(name, String.class));
    }

    /** All embedded, on ports that happen to be free. */
    public static Settings withFreePorts(Path data, Path binaries) {
        var free = Map.of(
                "vigil.data", data.toString(),
                "vigil.database.binaries", binaries.toString(),
                "vigil.http.port", "0",
                "vigil.mqtt.port", "0",
                "vigil.database.port", "0",
                "vigil.webhook.port", "0");
        return of(name -> Optional.ofNullable(free.get(name)));
    }

    static Settings of(Function<String, Optional<String>> values) {
        var data = folder(values.apply("vigil.data").orElse("data"));
        return new Settings(
                data,
                values.apply("vigil.database.binaries").map(Settings::folder).orElse(data),
                new Port("console and API", "VIGIL_HTTP_PORT", host(values, "http"), port(values, "http", 8080)),
                new Port("MQTT broker", "VIGIL_MQTT_PORT", host(values, "mqtt"), port(values, "mqtt", 1883)),
                port(values, "database", 54_329),
                port(values, "webhook", 8090),
                values.apply("vigil.mqtt.url").map(url -> MqttAddress.parse(url, password(values, "mqtt"))),
                values.apply("vigil.database.url")
                        .map(url -> DatabaseAddress.parse(url, password(values, "database"))));
    }

    /** Where the embedded database listens: loopback alone, it is nobody's business outside. */
    public Port database() {
        return new Port("database", "VIGIL_DATABASE_PORT", LOOPBACK, databasePort);
    }

    /** Where the demo's webhook receiver listens. */
    public Port webhook() {
        return new Port("webhook receiver", "VIGIL_WEBHOOK_PORT", LOOPBACK, webhookPort);
    }

    private static Path folder(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }

    /** For an address that has none in it. */
    private static String password(Function<String, Optional<String>> values, String part) {
        return values.apply("vigil." + part + ".password").orElse("");
    }

    private static String host(Function<String, Optional<String>> values, String part) {
        return values.apply("vigil." + part + ".host").orElse(LOOPBACK);
    }

    private static int port(Function<String, Optional<String>> values, String part, int otherwise) {
        var text = values.apply("vigil." + part + ".port").orElse(Integer.toString(otherwise));
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new CannotStart("VIGIL_%s_PORT=%s is no port: give a number from 1 to 65535."
                    .formatted(part.toUpperCase(Locale.ROOT), text));
        }
    }
}
