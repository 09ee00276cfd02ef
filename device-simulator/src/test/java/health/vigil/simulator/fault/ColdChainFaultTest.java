package health.vigil.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.simulator.model.DeviceModel;
import health.vigil.simulator.model.DeviceModels;
import health.vigil.simulator.registry.ExampleRegistry;
import health.vigil.simulator.signal.DeviceEvent;
import health.vigil.simulator.signal.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColdChainFaultTest {

    /** 22 o'clock in Beijing. */
    private static final Instant START = Instant.parse("2026-11-22T14:00:00Z");

    private final DeviceModel vehicle = model("cc-440200-vehicle-1");
    private final DeviceModel box = model("cc-440203-box-1");

    @Test
    void aDoorLeftOpenWarmsTheFridgeWithinAQuarterOfAnHour() {
        var script = new FaultScript(List.of(new DoorLeftOpen(lasting(Duration.ofMinutes(45)))));

        assertThat(value(script, vehicle, "temp", -5)).isLessThan(8);
        assertThat(value(script, vehicle, "temp", 25)).isGreaterThan(8);
        assertThat(value(script, vehicle, "door_open", 25)).isEqualTo(1);
        assertThat(value(script, vehicle, "compressor_runtime", 25)).isEqualTo(3600);
        assertThat(value(script, vehicle, "mains_power", 25)).isEqualTo(1);
        assertThat(value(script, vehicle, "temp", 44)).isGreaterThan(value(script, vehicle, "temp", 25));
        assertThat(value(script, vehicle, "temp", 45 + 120)).isLessThan(8);
    }

    @Test
    void theDoorIsNotShutBeforeSomebodyShutsIt() {
        var span = lasting(Duration.ofMinutes(45));
        var script = new FaultScript(List.of(new DoorLeftOpen(span)));

        assertThat(script.events(START.minusSeconds(1), span.to()))
                .extracting(DeviceEvent::type)
                .containsExactly("door.opened", "door.closed");
        assertThat(script.left(vehicle.events(START, START.plus(Duration.ofHours(12)))))
                .isNotEmpty()
                .noneMatch(event -> span.covers(event.at()));
    }

    @Test
    void aPowerCutDrainsTheBatteryAndWarmsSlowly() {
        var script = new FaultScript(List.of(new PowerCut(lasting(Duration.ofHours(6)))));

        assertThat(value(script, vehicle, "mains_power", -1)).isEqualTo(1);
        assertThat(value(script, vehicle, "mains_power", 1)).isZero();
        assertThat(value(script, vehicle, "compressor_runtime", 1)).isZero();
        assertThat(value(script, vehicle, "temp", 30)).isLessThan(8);
        assertThat(value(script, vehicle, "temp", 240)).isGreaterThan(9);
        assertThat(value(script, vehicle, "battery", 300)).isBetween(55.0, 60.0);
        assertThat(value(script, vehicle, "mains_power", 361)).isEqualTo(1);
        assertThat(value(script, vehicle, "battery", 420)).isGreaterThan(value(script, vehicle, "battery", 361) + 20);
        assertThat(script.events(START.minusSeconds(1), START.plus(Duration.ofHours(6))))
                .extracting(DeviceEvent::type)
                .containsExactly("power.lost", "power.restored");
    }

    @Test
    void anEmptyBatteryIsSilent() {
        var script = new FaultScript(List.of(new PowerCut(lasting(Duration.ofHours(20)))));

        assertThat(script.measures(START.plus(Duration.ofHours(11)))).isTrue();
        assertThat(script.measures(START.plus(Duration.ofHours(13)))).isFalse();
        assertThat(script.measures(START.plus(Duration.ofHours(20)))).isTrue();
    }

    @Test
    void frozenPacksTakeTheBoxBelowZeroForAnHour() {
        var script = new FaultScript(List.of(new FreezingBox(lasting(Duration.ofHours(2)))));

        assertThat(value(script, box, "temp", -1)).isBetween(2.0, 8.0);
        for (var minute = 60; minute < 120; minute++) {
            assertThat(value(script, box, "temp", minute)).isLessThanOrEqualTo(-0.5);
        }
        assertThat(value(script, box, "temp", 120 + 240)).isBetween(2.0, 8.0);
    }

    private static Span lasting(Duration duration) {
        return new Span(START, START.plus(duration));
    }

    private static double value(FaultScript script, DeviceModel model, String field, long minute) {
        return script.sample(START.plus(Duration.ofMinutes(minute)), model::sample)
                .values()
                .get(field);
    }

    private static DeviceModel model(String device) {
        return new DeviceModels(ExampleRegistry.read(), new Seed(1)).of(ExampleRegistry.device(device));
    }
}
