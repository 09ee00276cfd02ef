package health.vigil.scenario;

import health.vigil.platform.embedded.DatabaseAddress;
import health.vigil.platform.embedded.EmbeddedParts;
import health.vigil.platform.embedded.MqttAddress;
import health.vigil.platform.embedded.Port;
import health.vigil.platform.embedded.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real broker and a real database that outlive the service under test; the database can be stopped by itself. */
final class Surroundings implements AutoCloseable {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String LOOPBACK = "127.0.0.1";

    private final Path folder;
    private final int databasePort = freePort();
    private final int mqttPort = freePort();
    private final EmbeddedParts broker;
    private final Map<String, String> databaseProperties;
    private final Map<String, String> brokerProperties;
    private EmbeddedParts database;

    private Surroundings(Path folder) {
        this.folder = folder;
        this.database = startedDatabase();
        this.databaseProperties = database.properties();
        this.broker = EmbeddedParts.start(settings("broker", Optional.empty(), Optional.of(databaseAddress())));
        this.brokerProperties = broker.properties();
    }

    static Surroundings start() {
        try {
            return new Surroundings(Files.createTempDirectory(Files.createDirectories(TARGET), "scenario-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    String mqttHost() {
        return LOOPBACK;
    }

    int mqttPort() {
        return mqttPort;
    }

    /** What the service needs to find both. */
    Map<String, String> environment() {
        return Map.of(
                "VIGIL_DATABASE_URL",
                "postgresql://%s:%s@%s:%d/vigil"
                        .formatted(
                                databaseProperties.get("quarkus.datasource.username"),
                                databaseProperties.get("quarkus.datasource.password"),
                                LOOPBACK,
                                databasePort),
                "VIGIL_MQTT_URL",
                "mqtt://%s:%s@%s:%d"
                        .formatted(
                                brokerProperties.get("vigil.mqtt.username"),
                                brokerProperties.get("vigil.mqtt.password"),
                                LOOPBACK,
                                mqttPort));
    }

    void stopDatabase() {
        database.close();
    }

    void startDatabase() {
        database = startedDatabase();
    }

    /** The rows of a query, each as its columns' texts. */
    List<List<String>> query(String sql) {
        try (var connection = DriverManager.getConnection(
                        databaseProperties.get("quarkus.datasource.jdbc.url"),
                        databaseProperties.get("quarkus.datasource.username"),
                        databaseProperties.get("quarkus.datasource.password"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<List<String>>();
            while (rows.next()) {
                var cells = new ArrayList<String>();
                for (var i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(rows.getObject(i)));
                }
                found.add(cells);
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    long count(String fromAndWhere) {
        return Long.parseLong(
                query("SELECT count(*) FROM " + fromAndWhere).get(0).get(0));
    }

    private EmbeddedParts startedDatabase() {
        var elsewhere = new MqttAddress(LOOPBACK, mqttPort, false, "", "");
        return EmbeddedParts.start(settings("database", Optional.of(elsewhere), Optional.empty()));
    }

    private DatabaseAddress databaseAddress() {
        return new DatabaseAddress(
                LOOPBACK,
                databasePort,
                "vigil",
                databaseProperties.get("quarkus.datasource.username"),
                databaseProperties.get("quarkus.datasource.password"),
                "");
    }

    private Settings settings(String part, Optional<MqttAddress> mqtt, Optional<DatabaseAddress> external) {
        return new Settings(
                folder.resolve(part),
                TARGET,
                new Port("console and API", "VIGIL_HTTP_PORT", LOOPBACK, 0),
                new Port("MQTT broker", "VIGIL_MQTT_PORT", LOOPBACK, mqttPort),
                databasePort,
                0,
                mqtt,
                external);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        broker.close();
        database.close();
    }
}
