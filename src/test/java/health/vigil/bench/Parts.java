package health.vigil.bench;

import health.vigil.platform.embedded.EmbeddedParts;
import health.vigil.platform.embedded.Port;
import health.vigil.platform.embedded.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The broker in a JVM of its own, with PostgreSQL beside it. Arguments: data folder, MQTT port, database port. When both
 * run, a file in the data folder says how the service signs in.
 */
public final class Parts {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String READY = "parts.ready";

    private Parts() {}

    public static void main(String[] arguments) throws Exception {
        Logs.warningsOnly();
        var data = Path.of(arguments[0]);
        var mqttPort = Integer.parseInt(arguments[1]);
        var databasePort = Integer.parseInt(arguments[2]);
        var parts = EmbeddedParts.start(new Settings(
                data,
                Workplace.TARGET,
                new Port("console and API", "VIGIL_HTTP_PORT", LOOPBACK, 0),
                new Port("MQTT broker", "VIGIL_MQTT_PORT", LOOPBACK, mqttPort),
                databasePort,
                0,
                Optional.empty(),
                Optional.empty()));
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close, "parts"));
        var part = data.resolve(READY + ".part");
        Files.writeString(part, parts.properties().get("vigil.mqtt.password"));
        Files.move(part, data.resolve(READY));
        Thread.currentThread().join();
    }

    /** Starts them as a process. */
    static Running start(Workplace workplace) {
        var data = workplace.folder().resolve("parts");
        var mqttPort = Workplace.freePort();
        var databasePort = Workplace.freePort();
        var child = workplace.java(
                "broker",
                List.of(
                        "-Xmx1g",
                        Parts.class.getName(),
                        data.toString(),
                        Integer.toString(mqttPort),
                        Integer.toString(databasePort)),
                Map.of("CLASSPATH", System.getProperty("java.class.path")));
        var ready = data.resolve(READY);
        Wait.until("broker and database are ready", () -> {
            child.requireRunning();
            return Files.exists(ready);
        });
        return new Running(child, data, mqttPort, new Postgres(data, databasePort));
    }

    /** Where they are and how to sign in. */
    record Running(Child broker, Path data, int mqttPort, Postgres postgres) {
        static final String MQTT_USER = "vigil-service";

        String mqttPassword() {
            try {
                return Files.readString(data.resolve(READY));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What the service needs to find both. */
        Map<String, String> environment() {
            return Map.of(
                    "VIGIL_MQTT_URL",
                    "mqtt://%s:%s@%s:%d".formatted(MQTT_USER, mqttPassword(), LOOPBACK, mqttPort),
                    "VIGIL_DATABASE_URL",
                    "postgresql://%s:%s@%s:%d/%s"
                            .formatted(Postgres.NAME, postgres.password(), LOOPBACK, postgres.port(), Postgres.NAME));
        }
    }
}
