package health.vigil.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.vigil.simulator.mqtt.BrokerAddress;
import health.vigil.simulator.registry.Credential;
import java.time.Duration;
import java.util.Collections;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LoadPlanTest {

    @Property
    void allConnectionsTogetherKeepTheRate(
            @ForAll @IntRange(min = 1, max = 50) int connections,
            @ForAll @IntRange(min = 1, max = 20_000) int rate,
            @ForAll @IntRange(min = 1, max = 60) int seconds) {
        var plan = plan(connections, rate);
        var total = 0L;
        for (var c = 0; c < connections; c++) {
            total += plan.due(c, Duration.ofSeconds(seconds).toNanos());
        }

        assertThat(total).isBetween((long) rate * seconds - 1, (long) rate * seconds + 1);
    }

    @Test
    void messagesAreSpreadEvenlyOverTheConnections() {
        var plan = plan(4, 8);

        assertThat(plan.dueNanos(0, 0)).isZero();
        assertThat(plan.dueNanos(1, 0)).isEqualTo(125_000_000);
        assertThat(plan.dueNanos(0, 1)).isEqualTo(500_000_000);
    }

    @Test
    void impossiblePlansAreRefused() {
        assertThatThrownBy(() -> plan(0, 10)).hasMessageContaining("--connections");
        assertThatThrownBy(() -> plan(1, 0)).hasMessageContaining("--rate");
    }

    private static LoadPlan plan(int connections, double rate) {
        var devices = Collections.nCopies(Math.max(1, connections), new Credential("dev-1", "u", "p"));
        return new LoadPlan(
                new BrokerAddress("localhost", 1883), 3, devices, rate, Duration.ofMinutes(1), 5, connections, 100, 0);
    }
}
