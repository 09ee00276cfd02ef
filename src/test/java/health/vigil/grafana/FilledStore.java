package health.vigil.grafana;

import static org.awaitility.Awaitility.await;

import health.vigil.platform.TestDatabase;
import health.vigil.platform.demo.DemoPrefecture;
import health.vigil.scenario.ServiceProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.commons.io.file.PathUtils;

/** A database that the packaged service has filled from the simulated devices of the demo, with 27 hours of history. */
final class FilledStore implements AutoCloseable {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path SIMULATOR = Path.of("device-simulator/target/vigil-simulator.jar");
    private static final Path SCENARIO =
            Path.of("device-simulator/src/main/resources/health/vigil/simulator/fault/demo.yaml");
    private static final Path MORE_FAULTS = Path.of("src/test/resources/grafana/faults.yaml");
    /** What is older when it comes was found late; longer than pools are closed, and so is what is left of the history. */
    private static final String LIVE_FOR = "14h";

    private static final String PASSWORD = "secret of the panels' tests";

    /** What comes last, of all that panels show. */
    private static final List<String> LAST_TO_COME = List.of(
            "SELECT 1 FROM dashboard.delivery WHERE state = 'delivered'",
            "SELECT 1 FROM dashboard.alarm WHERE cleared_at IS NOT NULL",
            "SELECT 1 FROM dashboard.trip",
            "SELECT 1 FROM dashboard.container WHERE overdue_since IS NOT NULL",
            "SELECT 1 FROM dashboard.limit_in_force",
            "SELECT 1 FROM dashboard.excursion",
            "SELECT 1 FROM dashboard.compliance_day",
            """
            SELECT 1 WHERE NOT EXISTS (SELECT FROM dashboard.device d WHERE NOT d.offline AND d.fields <> '{}'
                AND NOT EXISTS (SELECT FROM dashboard.latest l
                    WHERE l.device = d.device AND l.time > now() - interval '20 minutes'))""",
            "SELECT 1 FROM dashboard.quarantine");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TestDatabase database;
    private final Path folder;
    private final List<AutoCloseable> parts = new ArrayList<>();

    private FilledStore(TestDatabase database) throws IOException {
        this.database = database;
        this.folder = Files.createTempDirectory(Files.createDirectories(TARGET), "panels-");
        parts.add(database);
    }

    static FilledStore fill(TestDatabase database) {
        if (!Files.isReadable(SIMULATOR)) {
            throw new IllegalStateException(
                    SIMULATOR + " is missing; build it by: mvn -f device-simulator/pom.xml package");
        }
        try {
            var store = new FilledStore(database);
            try {
                store.fill();
            } catch (Exception | AssertionError e) {
                store.close();
                throw e;
            }
            return store;
        } catch (Exception e) {
            throw new IllegalStateException("the store for the dashboards could not be filled: " + e.getMessage(), e);
        }
    }

    private void fill() throws Exception {
        var mqttPort = freePort();
        makeRole();
        var service = ServiceProcess.start(
                Map.of(
                        "VIGIL_DATABASE_URL",
                        "postgresql://postgres:none@127.0.0.1:" + database.port() + "/postgres",
                        "VIGIL_MQTT_PORT",
                        Integer.toString(mqttPort),
                        "VIGIL_JUDGEMENT_LIVE_FOR",
                        LIVE_FOR,
                        "VIGIL_COMPLIANCE_EVERY",
                        "5s"),
                folder);
        parts.add(service);
        var webhookPort = freePort();
        parts.add(DemoPrefecture.open(
                URI.create(service.url()),
                ServiceProcess.ADMIN_PASSWORD,
                mqttPort,
                webhookPort,
                SIMULATOR,
                scenario(),
                folder.resolve("demo")));
        awaitAll();
        new Officer(service.api()).work();
        makeRole();
    }

    /** Before the schema is there and after; both have to do. */
    private void makeRole() throws SQLException, IOException {
        try (var connection = administrator()) {
            RoleScript.run(connection, PASSWORD);
        }
    }

    /** So long a history that yesterday has its figures at any time of the day, and more that goes wrong. */
    private Path scenario() throws IOException {
        var demo = Files.readString(SCENARIO);
        var longer = demo.replace("backlog: 90m", "backlog: 27h");
        if (longer.equals(demo)) {
            throw new IllegalStateException("the demo's scenario has another backlog now: " + SCENARIO);
        }
        return Files.writeString(folder.resolve("panels.yaml"), longer + Files.readString(MORE_FAULTS));
    }

    private void awaitAll() throws SQLException {
        try (var connection = administrator()) {
            for (var query : LAST_TO_COME) {
                await(query)
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> hasRow(connection, query));
            }
        }
    }

    private static boolean hasRow(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT EXISTS (" + query + ")")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    boolean timescale() {
        return database.hasTimescale();
    }

    Connection administrator() throws SQLException {
        return DriverManager.getConnection(database.url());
    }

    /** As Grafana signs in; a query that fails leaves the transaction as it was. */
    Connection reader() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", RoleScript.ROLE);
        properties.setProperty("password", PASSWORD);
        properties.setProperty("autosave", "always");
        properties.setProperty("preferQueryMode", "simple");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + database.port() + "/postgres", properties);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        for (var i = parts.size() - 1; i >= 0; i--) {
            parts.get(i).close();
        }
        if (Files.exists(folder)) {
            PathUtils.deleteDirectory(folder);
        }
    }

    @Override
    public String toString() {
        return database.toString();
    }
}
