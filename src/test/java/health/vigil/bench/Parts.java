package health.vigil.bench;

import health.vigil.platform.embedded.EmbeddedParts;
import health.vigil.platform.embedded.MqttAddress;
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
 * The broker in a JVM of its own, with PostgreSQL beside it, or PostgreSQL alone where Mosquitto is the broker.
 * Arguments: data folder, MQTT port, database port, {@code broker} or {@code no-broker}. When all run, a file in the
 * data folder says how the service signs in.
 */
public final class Parts {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String READY = "parts.ready";
    private static final String WITH_BROKER = "broker";
    private static final String WITHOUT_BROKER = "no-broker";

    private Parts() {}

    public static void main(String[] arguments) throws Exception {
        Logs.warningsOnly();
        var data = Path.of(arguments[0]);
        var mqttPort = Integer.parseInt(arguments[1]);
        var databasePort = Integer.parseInt(arguments[2]);
        var elsewhere = new MqttAddress(LOOPBACK, mqttPort, false, Running.MQTT_USER, "");
        var withBroker = arguments[3].equals(WITH_BROKER);
        var parts = EmbeddedParts.start(new Settings(
                data,
                Workplace.TARGET,
                new Port("console and API", "VIGIL_HTTP_PORT", LOOPBACK, 0),
                new Port("MQTT broker", "VIGIL_MQTT_PORT", LOOPBACK, mqttPort),
                databasePort,
                0,
                withBroker ? Optional.empty() : Optional.of(elsewhere),
                Optional.empty()));
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close, "parts"));
        var part = data.resolve(READY + ".part");
        Files.writeString(part, parts.properties().getOrDefault("vigil.mqtt.password", ""));
        Files.move(part, data.resolve(READY));
        Thread.currentThread().join();
    }

    /** Starts both as a process. */
    static Running start(Workplace workplace) {
        return start(workplace, Optional.empty());
    }

    /** Starts PostgreSQL, and Mosquitto as the broker. */
    static Running startWith(Mosquitto mosquitto, Workplace workplace) {
        return start(workplace, Optional.of(mosquitto));
    }

    private static Running start(Workplace workplace, Optional<Mosquitto> mosquitto) {
        var data = workplace.folder().resolve("parts");
        var mqttPort = Workplace.freePort();
        var databasePort = Workplace.freePort();
        var child = workplace.java(
                mosquitto.isPresent() ? "database" : "broker",
                List.of(
                        "-Xmx1g",
                        Parts.class.getName(),
                        data.toString(),
                        Integer.toString(mqttPort),
                        Integer.toString(databasePort),
                        mosquitto.isPresent() ? WITHOUT_BROKER : WITH_BROKER),
                Map.of("CLASSPATH", System.getProperty("java.class.path")));
        var ready = data.resolve(READY);
        Wait.until("broker and database are ready", () -> {
            child.requireRunning();
            return Files.exists(ready);
        });
        var broker = mosquitto.map(it -> it.start(workplace, mqttPort)).orElse(child);
        return new Running(broker, data, mqttPort, new Postgres(data, databasePort));
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

        /** An address with a name wants a password, also where the broker asks for none. */
        private String passwordOrAny() {
            return mqttPassword().isEmpty() ? "any" : mqttPassword();
        }

        /** What the service needs to find both. */
        Map<String, String> environment() {
            return Map.of(
                    "VIGIL_MQTT_URL",
                    "mqtt://%s:%s@%s:%d".formatted(MQTT_USER, passwordOrAny(), LOOPBACK, mqttPort),
                    "VIGIL_DATABASE_URL",
                    "postgresql://%s:%s@%s:%d/%s"
                            .formatted(Postgres.NAME, postgres.password(), LOOPBACK, postgres.port(), Postgres.NAME));
        }
    }
}
