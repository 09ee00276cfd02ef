package health.vigil.simulator.waste;

import static health.vigil.simulator.waste.World.START;
import static health.vigil.simulator.waste.World.at;
import static health.vigil.simulator.waste.World.number;
import static health.vigil.simulator.waste.World.only;
import static health.vigil.simulator.waste.World.steps;
import static health.vigil.simulator.waste.World.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MishapTest {

    private static final String WARD = "mw-440203-ward-1";
    private static final String NUMBER = "HW-440203-500001";

    @Test
    void aLostContainerLeavesTheWardAndIsNeverStored() {
        var reported = START.plus(Duration.ofHours(2));
        var events = World.with(new Mishap.LostContainer(WARD, NUMBER, START.minus(Duration.ofHours(26)), reported))
                .containers(Duration.ofDays(3))
                .get(NUMBER);

        assertThat(steps(events)).containsExactly("generated", "packed", "collected", "lost");
        assertThat(at(events, "lost")).isEqualTo(reported);
    }

    @Test
    void aLossThatNobodyReportsIsSilent() {
        var events = World.with(new Mishap.LostContainer(WARD, NUMBER, START.minus(Duration.ofHours(26)), Times.NEVER))
                .containers(Duration.ofDays(3))
                .get(NUMBER);

        assertThat(steps(events)).containsExactly("generated", "packed", "collected");
    }

    @Test
    void aLighterContainerLosesItsWeightOnTheRoad() {
        var events = World.with(new Mishap.LighterContainer(WARD, NUMBER, START.minus(Duration.ofHours(30)), 1.2))
                .containers(Duration.ofDays(1))
                .get(NUMBER);

        var handedOver = number(only(events, "handed_over"), "weight_kg");
        assertThat(handedOver).isBetween(4.2, 4.5);
        assertThat(number(only(events, "arrived"), "weight_kg")).isBetween(handedOver - 1.4, handedOver - 1.0);
        assertThat(at(events, "arrived")).isBefore(START);
    }

    @Test
    void anOverdueContainerEntersTheStoreAndLeavesOnlyAtTheEnd() {
        var stored = START.minus(Duration.ofHours(50));
        var end = START.plusSeconds(360);
        var events = World.with(new Mishap.OverdueContainer("mw-440203-store", NUMBER, stored, end))
                .containers(Duration.ofDays(1))
                .get(NUMBER);

        assertThat(steps(events)).containsExactly("packed", "collected", "stored", "handed_over");
        assertThat(at(events, "stored")).isEqualTo(stored);
        assertThat(at(events, "handed_over")).isEqualTo(end);
    }

    @Test
    void moreThanAllCannotBeMissing() {
        assertThatThrownBy(() -> new Mishap.LighterContainer(WARD, NUMBER, START, 5))
                .hasMessageContaining("below 4.35 kg");
    }

    @Test
    void aCarrierThatDoesNotComeLeavesTheStoreFull() {
        var missed = World.with(new Mishap.LatePickup("wujiang-hospital", START, START.plus(Duration.ofDays(3))));

        var waiting = missed.containers(Duration.ofDays(4)).values().stream()
                .filter(events -> steps(events).contains("handed_over"))
                .filter(events -> at(events, "stored").isAfter(START))
                .filter(events -> at(events, "stored").isBefore(START.plus(Duration.ofHours(12))))
                .toList();

        assertThat(waiting).isNotEmpty().allSatisfy(events -> assertThat(
                        Duration.between(at(events, "stored"), at(events, "handed_over")))
                .isGreaterThan(Duration.ofHours(48)));
        assertThat(missed.toldBy("mw-440200-truck-1", START.plusSeconds(1), START.plus(Duration.ofDays(2))))
                .filteredOn("type", "vehicle.departed")
                .isEmpty();
    }

    @Test
    void aPlantWithABacklogAcceptsButDoesNotTreatInTime() {
        var until = START.plus(Duration.ofHours(40));
        var late = World.with(new Mishap.PlantBacklog("shaoguan-waste-plant", START, until))
                .containers(Duration.ofDays(3))
                .values()
                .stream()
                .filter(events -> steps(events).contains("treated"))
                .filter(events -> at(events, "accepted").isAfter(START))
                .filter(events -> at(events, "accepted").isBefore(START.plus(Duration.ofHours(12))))
                .toList();

        assertThat(late).isNotEmpty().allSatisfy(events -> {
            assertThat(at(events, "treated")).isEqualTo(until);
            assertThat(Duration.between(at(events, "plant_stored"), at(events, "treated")))
                    .isGreaterThan(Duration.ofHours(24));
            assertThat(text(only(events, "treated"), "place")).isEqualTo("shaoguan-waste-plant");
        });
    }
}
