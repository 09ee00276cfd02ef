package health.vigil.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.vigil.simulator.broker.TestBroker;
import health.vigil.simulator.broker.TestSubscriber;
import health.vigil.simulator.broker.TestSubscriber.Received;
import health.vigil.simulator.fault.Scenario;
import health.vigil.simulator.fault.ScriptBook;
import health.vigil.simulator.mqtt.BrokerAddress;
import health.vigil.simulator.registry.Credentials;
import health.vigil.simulator.registry.ExampleRegistry;
import health.vigil.simulator.signal.Seed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DEVICES = ExampleRegistry.read().devices().size();

    private final Clock clock = Clock.systemUTC();
    private final StringWriter told = new StringWriter();

    @TempDir
    Path folder;

    private TestBroker broker;

    @BeforeEach
    void startBroker() throws Exception {
        broker = TestBroker.start();
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void demoUploadsItsBacklogInEveryFormatAndVersion() {
        try (var subscriber = new TestSubscriber(broker);
                var fleet = fleet("demo", 1)) {
            var from = clock.instant().minus(Duration.ofMinutes(90));
            fleet.start(from, from);

            await().atMost(PATIENCE)
                    .until(() -> subscriber.on("dw-440203-outlet/telemetry").size() >= 3);
            await().atMost(PATIENCE)
                    .until(() -> subscriber.on("ww-440203-outfall/telemetry").size() >= 90);
            await().atMost(PATIENCE)
                    .until(() -> subscriber.on("mw-440203-store/event").size() >= 9);

            var readings = readings(subscriber.on("dw-440203-outlet/telemetry"));
            assertThat(readings.size()).isBetween(90, 91);
            assertThat(readings).extracting(reading -> time(reading)).isSorted();
            assertThat(readings.get(readings.size() - 1)
                            .at("/values/free_chlorine")
                            .asDouble())
                    .isLessThan(0.3);
            assertThat(subscriber.on("dw-440203-outlet/telemetry"))
                    .allMatch(message -> message.contentType().equals("application/json"));
            assertThat(subscriber.on("cc-440203-fridge-1/telemetry"))
                    .allMatch(message -> message.contentType().equals("application/senml+json"));
            assertThat(subscriber.on("ww-440203-outfall/telemetry"))
                    .allMatch(message -> message.text().startsWith("##")
                            && message.contentType().isEmpty());
            assertThat(subscriber.on("sp-440203-pool-1/telemetry")).isNotEmpty();
        }
    }

    @Test
    void everyDeviceSaysWhenItComesAndGoes() {
        try (var subscriber = new TestSubscriber(broker)) {
            try (var fleet = fleet("steady", 1)) {
                fleet.start(clock.instant(), clock.instant());
                await().atMost(PATIENCE).until(() -> fleet.tally().online.get() == DEVICES);
                await().atMost(PATIENCE).until(() -> states(subscriber, "online") == DEVICES);
            }
            await().atMost(PATIENCE).until(() -> states(subscriber, "offline") == DEVICES);
        }
    }

    @Test
    void keepsReadingsWhileTheBrokerIsAwayAndSendsThemTogether() throws Exception {
        try (var fleet = fleet("steady", 60)) {
            fleet.start(clock.instant(), clock.instant());
            await().atMost(PATIENCE)
                    .until(() -> fleet.tally().acknowledged.sum() > DEVICES && waiting(fleet) < DEVICES);
            var port = broker.port();
            broker.close();
            await().atMost(PATIENCE).until(() -> fleet.tally().online.get() == 0);
            await().atMost(PATIENCE).until(() -> waiting(fleet) > 4 * DEVICES);

            broker = TestBroker.start(port);
            try (var subscriber = new TestSubscriber(broker)) {
                await().atMost(PATIENCE).until(() -> fleet.tally().online.get() == DEVICES);
                await().atMost(PATIENCE).until(() -> subscriber.on("dw-440203-outlet/telemetry").stream()
                        .anyMatch(message -> message.text().startsWith("{\"readings\":[")));
            }
            assertThat(told.toString()).contains("has no connection, trying again");
            assertThat(fleet.tally().overflowed.sum()).isZero();
        }
    }

    @Test
    void aDeviceCutOffByTheScriptComesBackWithItsBacklogInOrder() throws Exception {
        var outage = Files.writeString(
                folder.resolve("outage.yaml"), "- {device: dw-440203-outlet, fault: outage, after: 12m, for: 5m}");
        try (var subscriber = new TestSubscriber(broker);
                var fleet = fleet(outage.toString(), 60)) {
            fleet.start(clock.instant(), clock.instant());

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(subscriber.on("dw-440203-outlet/state")))
                    .filteredOn("online"::equals)
                    .hasSize(2));
            await().atMost(PATIENCE).until(() -> subscriber.on("dw-440203-outlet/telemetry").stream()
                    .anyMatch(message -> message.text().startsWith("{\"readings\":[")));
            assertThat(readings(subscriber.on("dw-440203-outlet/telemetry")))
                    .extracting(reading -> time(reading))
                    .isSorted();
        }
    }

    private static List<String> states(List<Received> messages) {
        return messages.stream()
                .map(message -> parse(message.text()).get("state").asText())
                .toList();
    }

    private Fleet fleet(String scenario, double speed) {
        var registry = ExampleRegistry.read();
        return Fleet.of(
                registry,
                Credentials.read(ExampleRegistry.CREDENTIALS),
                ScriptBook.of(Scenario.named(scenario), registry, clock.instant(), speed),
                BrokerAddress.parse(broker.url()),
                new Seed(1),
                speed,
                clock,
                new Journal(new PrintWriter(told)));
    }

    private static int waiting(Fleet fleet) {
        return Integer.parseInt(
                fleet.progress().replaceFirst(".* ([\\d,]+) waiting.*", "$1").replace(",", ""));
    }

    private static long states(TestSubscriber subscriber, String state) {
        return subscriber.on("/state").stream()
                .filter(message -> message.text().equals("{\"state\":\"" + state + "\"}"))
                .map(Received::topic)
                .distinct()
                .count();
    }

    private static List<JsonNode> readings(List<Received> messages) {
        var readings = new ArrayList<JsonNode>();
        for (var message : messages) {
            var tree = parse(message.text());
            if (tree.has("readings")) {
                tree.get("readings").forEach(readings::add);
            } else {
                readings.add(tree);
            }
        }
        return readings;
    }

    private static OffsetDateTime time(JsonNode reading) {
        return OffsetDateTime.parse(reading.get("at").asText());
    }

    private static JsonNode parse(String text) {
        try {
            return JsonMapper.builder().build().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
