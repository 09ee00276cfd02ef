package health.vigil.simulator.waste;

import static health.vigil.simulator.waste.World.START;
import static health.vigil.simulator.waste.World.at;
import static health.vigil.simulator.waste.World.number;
import static health.vigil.simulator.waste.World.only;
import static health.vigil.simulator.waste.World.steps;
import static health.vigil.simulator.waste.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.simulator.registry.ExampleRegistry;
import health.vigil.simulator.registry.Registry;
import health.vigil.simulator.signal.DeviceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WayOfWasteTest {

    private static final List<String> WHOLE_WAY = List.of(
            "generated",
            "packed",
            "collected",
            "stored",
            "handed_over",
            "in_transit",
            "arrived",
            "accepted",
            "plant_stored",
            "treated",
            "closed");

    private final Map<String, List<DeviceEvent>> containers = World.with().containers(Duration.ofDays(3));

    @Test
    void everyContainerGoesItsWayFromTheWardToItsTreatment() {
        assertThat(containers).hasSizeGreaterThan(60);
        assertThat(containers.values()).allSatisfy(events -> assertThat(WHOLE_WAY.subList(0, events.size()))
                .isEqualTo(steps(events)));
        assertThat(treated()).hasSizeGreaterThan(50);
    }

    @Test
    void nothingStaysLongerThanTheLawAllows() {
        assertThat(treated()).allSatisfy(events -> {
            assertThat(Duration.between(at(events, "packed"), at(events, "collected")))
                    .isLessThan(Duration.ofHours(24));
            assertThat(Duration.between(at(events, "stored"), at(events, "handed_over")))
                    .isLessThan(Duration.ofHours(24));
            assertThat(Duration.between(at(events, "plant_stored"), at(events, "treated")))
                    .isLessThan(Duration.ofHours(24));
            assertThat(number(only(events, "plant_stored"), "temp")).isGreaterThan(5);
        });
    }

    @Test
    void threeWeighingsAgreeWithinTheToleranceOfScales() {
        assertThat(treated()).allSatisfy(events -> {
            var ward = number(only(events, "collected"), "weight_kg");
            assertThat(number(only(events, "handed_over"), "weight_kg")).isBetween(ward - 0.15, ward + 0.15);
            assertThat(number(only(events, "arrived"), "weight_kg")).isBetween(ward - 0.15, ward + 0.15);
            for (var step : List.of("collected", "handed_over", "arrived")) {
                var event = only(events, step);
                assertThat(text(event, "scale")).startsWith("SC-mw-4402");
                assertThat(text(event, "scale_calibrated_until")).isEqualTo("2027-06-30");
            }
        });
    }

    @Test
    void aHandOverNamesBothPartiesAndIsSignedByBoth() {
        assertThat(treated()).allSatisfy(events -> {
            for (var step : List.of("collected", "stored", "handed_over", "arrived")) {
                assertThat(only(events, step).details()).containsKeys("by", "signed_by", "to", "signed_to", "place");
            }
            assertThat(only(events, "collected").details().get("to"))
                    .isEqualTo(only(events, "stored").details().get("by"));
            assertThat(only(events, "handed_over").details().get("signed_to"))
                    .isEqualTo(only(events, "arrived").details().get("signed_by"));
        });
    }

    @Test
    void theSealOfThePackerIsOnItUntilItArrives() {
        assertThat(treated())
                .allSatisfy(events -> assertThat(List.of("packed", "collected", "stored", "handed_over", "arrived"))
                        .allMatch(step -> only(events, step)
                                .details()
                                .get("seal")
                                .equals("S-" + text(events.get(0), "container").substring(10))));
    }

    @Test
    void oneManifestForEachTripAndHospital() {
        var manifestOfTrip = new HashMap<String, String>();
        assertThat(treated()).allSatisfy(events -> {
            var handedOver = only(events, "handed_over");
            var manifest = text(handedOver, "manifest");
            assertThat(manifest).matches("20264402\\d{6}");
            assertThat(manifestOfTrip.computeIfAbsent(text(handedOver, "trip"), trip -> manifest))
                    .isEqualTo(manifest);
            assertThat(text(only(events, "arrived"), "manifest")).isEqualTo(manifest);
        });
        assertThat(manifestOfTrip.values()).doesNotHaveDuplicates().hasSizeGreaterThan(3);
    }

    @Test
    void theSameSpanIsToldTheSameInOnePieceOrInMany() {
        var world = World.with();
        for (var device : List.of("mw-440203-ward-1", "mw-440203-store", "mw-440200-truck-1", "mw-440200-plant")) {
            var end = START.plus(Duration.ofHours(24));
            var pieces = new ArrayList<DeviceEvent>();
            for (var from = START; from.isBefore(end); from = from.plusSeconds(450)) {
                pieces.addAll(world.toldBy(device, from, from.plusSeconds(450)));
            }
            assertThat(pieces)
                    .as(device)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(world.toldBy(device, START, end));
        }
    }

    @Test
    void aStartTellsWhatIsOnItsWayContainerByContainer() {
        var told = World.with().history("mw-440203-store", START, START);

        assertThat(told).isNotEmpty();
        assertThat(told).isSubsetOf(World.with().history("mw-440203-store", START.minus(Duration.ofDays(3)), START));
        assertThat(told)
                .extracting(event -> text(event, "container") + event.at())
                .isSorted();
        assertThat(told).allSatisfy(event -> assertThat(steps(containers.get(text(event, "container"))))
                .contains("stored"));
        assertThat(told).allSatisfy(event -> assertThat(containers.get(text(event, "container")))
                .last()
                .satisfies(last -> assertThat(last.at()).isAfter(START)));
    }

    @Test
    void scaleOfTheStoreShowsItsStock() {
        var world = World.with();
        var now = Instant.parse("2026-11-24T00:00:00Z");
        var stock = containers.values().stream()
                .filter(events -> events.stream()
                        .anyMatch(event -> is(event, "stored") && !event.at().isAfter(now)))
                .filter(events -> events.stream()
                        .noneMatch(
                                event -> is(event, "handed_over") && !event.at().isAfter(now)))
                .mapToDouble(events -> number(only(events, "stored"), "weight_kg"))
                .sum();

        assertThat(stock).isPositive();
        assertThat(world.sample("mw-440203-store", now).values().get("weight")).isBetween(stock - 0.01, stock + 0.2);
    }

    @Test
    void noTwoContainersShareANumber() {
        assertThat(containers.values())
                .allSatisfy(events -> assertThat(steps(events)).doesNotHaveDuplicates());
        assertThat(containers.keySet()).allMatch(number -> number.matches("HW-440203-[0-4]\\d{5}"));
    }

    @Test
    void hospitalsAreServedWhereTheRegistryHasNoVehicle() {
        var example = ExampleRegistry.read();
        var alone = new Registry(
                example.sites(),
                example.devices().stream()
                        .filter(device -> device.samplingPoint().equals("ward")
                                || device.samplingPoint().equals("temporary_store"))
                        .toList());

        var ended = World.of(alone).containers(Duration.ofDays(2)).values().stream()
                .filter(events -> steps(events).contains("handed_over"))
                .toList();

        assertThat(ended).hasSizeGreaterThan(20);
    }

    private static boolean is(DeviceEvent event, String step) {
        return event.type().equals("container." + step);
    }

    private List<List<DeviceEvent>> treated() {
        return containers.values().stream()
                .filter(events -> steps(events).contains("closed"))
                .toList();
    }
}
