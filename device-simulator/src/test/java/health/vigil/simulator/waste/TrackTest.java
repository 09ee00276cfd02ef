package health.vigil.simulator.waste;

import static health.vigil.simulator.waste.World.START;
import static health.vigil.simulator.waste.World.number;
import static health.vigil.simulator.waste.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.simulator.signal.DeviceEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackTest {

    private static final Position HOSPITAL = new Position(24.80, 113.57);
    private static final Position PLANT = new Position(24.846, 113.655);
    private static final Position DEPOT = new Position(24.832, 113.641);
    /** 09:30 in Beijing. */
    private static final Instant MORNING = Instant.parse("2026-11-23T01:30:00Z");

    private final List<DeviceEvent> day =
            World.with().toldBy("mw-440200-truck-1", MORNING.minusSeconds(1), MORNING.plus(Duration.ofHours(5)));

    @Test
    void aRoundDepartsArrivesAndEndsWithWashing() {
        assertThat(day)
                .extracting(DeviceEvent::type)
                .filteredOn(type -> type.startsWith("vehicle.") && !type.endsWith("position"))
                .containsExactly("vehicle.departed", "vehicle.arrived", "vehicle.washed");
        var departed = day.get(0);
        assertThat(departed.at()).isEqualTo(MORNING);
        assertThat(text(departed, "to")).isEqualTo("shaoguan-waste-plant");
        assertThat(text(departed, "trip")).isEqualTo("T-mw-440200-truck-1-20261123T0930");
        var taken = Duration.between(MORNING, the("vehicle.arrived").at());
        assertThat(number(departed, "planned_minutes")).isEqualTo(taken.toMinutes());
        assertThat(Duration.between(
                        the("vehicle.arrived").at(), the("vehicle.washed").at()))
                .isLessThan(Duration.ofHours(24));
    }

    @Test
    void aFixEvery45SecondsAndNoFasterThanAVehicleDrives() {
        var fixes = fixes(day);
        assertThat(fixes).hasSizeGreaterThan(60);
        for (var i = 1; i < fixes.size(); i++) {
            var before = fixes.get(i - 1);
            var fix = fixes.get(i);
            assertThat(Duration.between(before.at(), fix.at())).isEqualTo(Duration.ofSeconds(45));
            assertThat(place(before).kmTo(place(fix))).isLessThan(1.0);
            assertThat(number(fix, "speed_kmh")).isBetween(0.0, 80.0);
        }
    }

    @Test
    void itPassesTheHospitalAndThePlantAndComesHome() {
        assertThat(nearest(HOSPITAL)).isLessThan(0.05);
        assertThat(nearest(PLANT)).isLessThan(0.05);
        var fixes = fixes(day);
        assertThat(place(fixes.get(0)).kmTo(DEPOT)).isLessThan(0.05);
        assertThat(place(fixes.get(fixes.size() - 1)).kmTo(DEPOT)).isLessThan(0.5);
    }

    @Test
    void theTrackStaysNearTheStraightLineButIsNotStraight() {
        var betweenHospitalAndPlant = fixes(day).stream()
                .map(TrackTest::place)
                .mapToDouble(at -> aside(at, HOSPITAL, PLANT))
                .filter(km -> km < 3)
                .max()
                .orElseThrow();

        assertThat(betweenHospitalAndPlant).isBetween(0.1, 1.0);
    }

    @Test
    void theBoxIsOpenOnlyWhereItIsLoadedOrUnloaded() {
        var doors =
                day.stream().filter(event -> event.type().startsWith("door.")).toList();

        assertThat(doors)
                .extracting(DeviceEvent::type)
                .containsExactly("door.opened", "door.closed", "door.opened", "door.closed");
        assertThat(doors).allSatisfy(door -> {
            var at = whereAt(door.at());
            assertThat(Math.min(at.kmTo(HOSPITAL), at.kmTo(PLANT))).isLessThan(0.1);
        });
    }

    @Test
    void aDetourLeavesTheLineLoadedAndOpensTheBoxThere() {
        var start = START.plus(Duration.ofHours(3));
        var told = World.with(detour(start))
                .toldBy("mw-440200-truck-1", start.minusSeconds(1), start.plus(Duration.ofHours(4)));

        var astray = fixes(told).stream()
                .filter(fix ->
                        aside(place(fix), HOSPITAL, PLANT) > 2 && place(fix).kmTo(DEPOT) > 2)
                .toList();
        var standing =
                astray.stream().filter(fix -> number(fix, "speed_kmh") == 0).toList();

        assertThat(Duration.between(
                        standing.get(0).at(), standing.get(standing.size() - 1).at()))
                .isGreaterThan(Duration.ofMinutes(15));
        assertThat(told)
                .filteredOn("type", "door.opened")
                .anyMatch(door -> door.at().isAfter(standing.get(0).at())
                        && door.at().isBefore(standing.get(standing.size() - 1).at()));
        assertThat(told)
                .filteredOn("type", "container.in_transit")
                .extracting(event -> text(event, "container"))
                .containsExactly("HW-440203-500001");
        var departed = told.stream()
                .filter(event -> event.type().equals("vehicle.departed"))
                .findFirst()
                .orElseThrow();
        var arrived = told.stream()
                .filter(event -> event.type().equals("vehicle.arrived"))
                .findFirst()
                .orElseThrow();
        assertThat(Duration.between(departed.at(), arrived.at()).toMinutes())
                .isGreaterThan((long) number(departed, "planned_minutes") + 20);
    }

    @Test
    void anOrdinaryRoundGivesWayToTheOneWithTheDetour() {
        var told = World.with(detour(MORNING.minusSeconds(1800)))
                .toldBy("mw-440200-truck-1", MORNING.minusSeconds(3600), MORNING.plus(Duration.ofHours(4)));

        assertThat(told)
                .filteredOn("type", "vehicle.departed")
                .extracting(DeviceEvent::at)
                .containsExactly(MORNING.minusSeconds(1800));
    }

    private static Mishap detour(Instant start) {
        return new Mishap.Detour("mw-440200-truck-1", start, List.of("HW-440203-500001"));
    }

    private DeviceEvent the(String type) {
        return day.stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private Position whereAt(Instant at) {
        return fixes(day).stream()
                .filter(fix -> !fix.at().isBefore(at))
                .findFirst()
                .map(TrackTest::place)
                .orElseThrow();
    }

    private double nearest(Position place) {
        return fixes(day).stream()
                .mapToDouble(fix -> place(fix).kmTo(place))
                .min()
                .orElseThrow();
    }

    /** Distance from the straight line, by the height of a triangle. */
    private static double aside(Position at, Position from, Position to) {
        var a = at.kmTo(to);
        var b = at.kmTo(from);
        var c = from.kmTo(to);
        var s = (a + b + c) / 2;
        return 2 * Math.sqrt(Math.max(0, s * (s - a) * (s - b) * (s - c))) / c;
    }

    private static List<DeviceEvent> fixes(List<DeviceEvent> events) {
        return events.stream()
                .filter(event -> event.type().equals("vehicle.position"))
                .toList();
    }

    private static Position place(DeviceEvent fix) {
        return new Position(number(fix, "lat"), number(fix, "lon"));
    }
}
