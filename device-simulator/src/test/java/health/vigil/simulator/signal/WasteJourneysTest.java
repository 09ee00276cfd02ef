package health.vigil.simulator.signal;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.simulator.registry.ExampleRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class WasteJourneysTest {

    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
    private static final WasteJourneys ONE = new WasteJourneys("440203", "ward-1", 0, 2, new Seed(1));
    private static final WasteJourneys OTHER = new WasteJourneys("440203", "ward-2", 1, 2, new Seed(2));

    @Test
    void containersGoTheirWayInOrderAndLeaveWithinTwoDays() {
        assertThat(ONE.within(START, START.plus(Duration.ofDays(7))))
                .hasSizeGreaterThan(300)
                .allSatisfy(journey -> {
                    assertThat(journey.packed()).isBefore(journey.collected());
                    assertThat(journey.collected()).isBefore(journey.stored());
                    assertThat(journey.stored()).isBefore(journey.handedOver());
                    assertThat(Duration.between(journey.stored(), journey.handedOver()))
                            .isLessThan(Duration.ofHours(48));
                });
    }

    @Test
    void noTwoWardsShareAContainerNumber() {
        var numbers = new ArrayList<String>();
        for (var ward : new WasteJourneys[] {ONE, OTHER}) {
            ward.within(START, START.plus(Duration.ofDays(30))).forEach(journey -> numbers.add(journey.container()));
        }

        assertThat(new HashSet<>(numbers)).hasSameSizeAs(numbers);
        assertThat(numbers).allMatch(number -> number.matches("HW-440203-[0-4]\\d{5}"));
    }

    @Test
    void whoeverLeavesTheStoreHasEnteredItWithinWhatIsTold() {
        var store = new DeviceModels(ExampleRegistry.read(), new Seed(1)).of(ExampleRegistry.device("mw-440203-store"));
        var told = new ArrayList<>(store.history(START));
        told.addAll(store.events(START, START.plus(Duration.ofDays(3))));

        var inside = new HashSet<Object>();
        for (var event : told) {
            var container = event.details().get("container");
            if (event.type().equals("container.stored")) {
                assertThat(inside.add(container)).isTrue();
            } else {
                assertThat(event.type()).isEqualTo("container.handed_over");
                assertThat(inside.remove(container))
                        .as("%s was never stored", container)
                        .isTrue();
            }
        }
        assertThat(told).hasSizeGreaterThan(200);
    }

    @Test
    void scaleOfTheStoreShowsItsStock() {
        var store = new DeviceModels(ExampleRegistry.read(), new Seed(1)).of(ExampleRegistry.device("mw-440203-store"));
        var stock = 0.0;
        for (var event : store.history(START)) {
            stock += (double) event.details().get("weight_kg");
        }

        assertThat(store.sample(START).values().get("weight")).isBetween(stock - 0.01, stock + 0.2);
    }
}
