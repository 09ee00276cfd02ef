package health.vigil.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import health.vigil.simulator.broker.TestBroker;
import health.vigil.simulator.broker.TestSubscriber;
import health.vigil.simulator.mqtt.BrokerAddress;
import health.vigil.simulator.registry.Credential;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadRunTest {

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void everyPlannedMessageArrivesAndIsAcknowledged(int mqttVersion) throws Exception {
        try (var broker = TestBroker.start();
                var subscriber = new TestSubscriber(broker)) {
            var report = new LoadRun(plan(broker.url(), mqttVersion, 500, 4)).execute(line -> {});

            // On a busy machine the time is over before the last of the 1,000 has its turn.
            assertThat(report.sent()).isBetween(900L, 1000L);
            assertThat(report.acknowledged()).isEqualTo(report.sent());
            assertThat(report.complete()).isTrue();
            assertThat(report.puback().p50())
                    .isPositive()
                    .isLessThanOrEqualTo(report.puback().max());
            Awaitility.await().until(() -> subscriber.on("/telemetry").size() == report.sent());
            var distinct = new HashSet<String>();
            for (var message : subscriber.on("/telemetry")) {
                var json = JsonMapper.builder().build().readTree(message.text());
                assertThat(json.get("values")).hasSize(5);
                assertThat(distinct.add(message.topic() + json.get("at").asLong()))
                        .isTrue();
            }
            assertThat(subscriber.on("dev-0/state"))
                    .extracting(TestSubscriber.Received::text)
                    .contains("{\"state\":\"online\"}", "{\"state\":\"offline\"}");
        }
    }

    @Test
    void saysThatNobodyListens() {
        var plan = plan("mqtt://127.0.0.1:1", 3, 10, 1);

        assertThatThrownBy(() -> new LoadRun(plan).execute(line -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot connect to mqtt://127.0.0.1:1");
    }

    private static LoadPlan plan(String url, int mqttVersion, double rate, int devices) {
        List<Credential> credentials = IntStream.range(0, devices)
                .mapToObj(i -> new Credential("dev-" + i, "dev-" + i, "secret"))
                .toList();
        return new LoadPlan(
                BrokerAddress.parse(url), mqttVersion, credentials, rate, Duration.ofSeconds(2), 5, devices, 100, 0);
    }
}
