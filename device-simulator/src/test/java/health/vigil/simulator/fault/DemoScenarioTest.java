package health.vigil.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.simulator.model.DeviceModels;
import health.vigil.simulator.registry.Device;
import health.vigil.simulator.registry.Registry;
import health.vigil.simulator.signal.DeviceEvent;
import health.vigil.simulator.signal.Seed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scenario of the demo shows within minutes with the demo's own registry, whenever of the day it starts. */
class DemoScenarioTest {

    private static final Registry DEMO =
            Registry.read(Path.of("..", "src", "main", "resources", "demo", "shaoguan.yaml"));
    private static final Duration BACKLOG = Duration.ofMinutes(90);

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-22T00:00:00Z", "2026-11-22T02:20:00Z", "2026-11-22T10:00:00Z", "2026-12-31T17:00:00Z"})
    void theWayOfWasteHasGoneWrongInThreePlaces(Instant start) {
        var book = ScriptBook.of(Scenario.named("demo"), DEMO, start, 1);
        var models = new DeviceModels(DEMO, new Seed(1), book.mishaps());
        assertThat(book.unmatched()).isEmpty();

        var told = DEMO.devices().stream()
                .filter(device -> device.id().startsWith("mw-"))
                .flatMap(device -> told(models, device, start).stream())
                .toList();

        assertThat(told).filteredOn("type", "container.lost").hasSize(1);
        assertThat(told)
                .filteredOn("type", "container.arrived")
                .filteredOn(event -> (double) event.details().get("weight_kg") < 3.3 && scripted(event))
                .hasSize(1);
        assertThat(told)
                .filteredOn("type", "container.stored")
                .filteredOn(DemoScenarioTest::scripted)
                .filteredOn(event -> event.at().isBefore(start.minus(Duration.ofHours(36))))
                .hasSize(3);
        assertThat(told(models, device("mw-440200-truck-2"), start))
                .filteredOn("type", "door.opened")
                .last()
                .satisfies(door -> assertThat(door.at()).isBetween(start.minusSeconds(600), start));
        assertThat(told(models, device("mw-440200-truck-2"), start))
                .filteredOn("type", "vehicle.position")
                .last()
                .satisfies(fix -> assertThat(fix.details()).containsEntry("speed_kmh", 0L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T00:00:00Z", "2026-11-22T10:00:00Z"})
    void theColdChainHasGoneWrongInThreePlaces(Instant start) {
        var book = ScriptBook.of(Scenario.named("demo"), DEMO, start, 1);
        var models = new DeviceModels(DEMO, new Seed(1), book.mishaps());

        for (var minute = -24; minute < -5; minute++) {
            assertThat(value(models, book, "cc-440200-box-2", "temp", start, minute))
                    .isLessThanOrEqualTo(0);
        }
        assertThat(value(models, book, "cc-440200-vehicle-1", "temp", start, -50))
                .isBetween(2.0, 8.0);
        assertThat(value(models, book, "cc-440205-fridge-1", "temp", start, 10)).isGreaterThan(8);
        assertThat(value(models, book, "cc-440205-fridge-1", "door_open", start, 0))
                .isEqualTo(1);
        assertThat(value(models, book, "cc-440232-fridge-1", "mains_power", start, 0))
                .isZero();
        assertThat(value(models, book, "cc-440232-fridge-1", "battery", start, 0))
                .isLessThan(90);
    }

    private static List<DeviceEvent> told(DeviceModels models, Device device, Instant start) {
        var model = models.of(device);
        var began = start.minus(BACKLOG);
        return Stream.concat(model.history(began, began).stream(), model.events(began, start).stream())
                .toList();
    }

    private static boolean scripted(DeviceEvent event) {
        return event.details().get("container").toString().matches("HW-\\d{6}-[5-9]\\d{5}");
    }

    private static double value(
            DeviceModels models, ScriptBook book, String id, String field, Instant start, int minute) {
        return book.scriptOf(device(id))
                .sample(start.plus(Duration.ofMinutes(minute)), models.of(device(id))::sample)
                .values()
                .get(field);
    }

    private static Device device(String id) {
        return DEMO.devices().stream()
                .filter(device -> device.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
