package health.vigil.custody.track;

import static health.vigil.custody.track.Drive.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.vigil.rules.ProcessCheck;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeviationsTest {
    private static final Terrain TERRAIN = Ground.terrainWithRoute();

    @Test
    void areOffByMoreThanTheWidth() {
        var drive = new Drive()
                .at("08:00:00", 3000, 0)
                .at("08:00:30", 4000, 60)
                .at("08:01:00", 5000, 300)
                .at("08:01:30", 6000, 0);

        assertThat(drive.judged(TERRAIN)).singleElement().satisfies(off -> {
            assertThat(off.kind()).isEqualTo(ProcessCheck.Kind.OFF_CORRIDOR);
            assertThat(off.onset()).isEqualTo(time("08:00:30"));
            assertThat(off.at()).isEqualTo(time("08:01:00"));
            assertThat(off.until()).isEqualTo(time("08:01:30"));
            assertThat(off.value()).isCloseTo(300, within(3.0));
        });
    }

    @Test
    void atExactlyTheWidthAreNone() {
        var place = Ground.at(5000, 50);
        var exactly = Ground.distance(Ground.route(null, Set.of()), place);
        var drive = new Drive().at("08:00:00", place).at("08:05:00", place);

        assertThat(drive.judged(withRoute(exactly))).isEmpty();
        assertThat(drive.judged(withRoute(Math.nextDown(exactly)))).hasSize(1);
    }

    @Test
    void areNotRaisedByOneBadFix() {
        var drive = new Drive()
                .at("08:00:00", 3000, 0)
                .at("08:00:30", 4000, 900)
                .at("08:01:00", 5000, 0)
                .at("08:01:30", 6000, 900)
                .at("08:02:00", 7000, 0);

        assertThat(drive.judged(TERRAIN)).isEmpty();
    }

    @Test
    void areRaisedByOneFixThatHoldsForAMinute() {
        var watch = new Watch(Drive.TRUCK, TERRAIN, Drive.RULES, Drive.TOLERANCES);
        var drive = new Drive().at("08:00:00", 4000, 900);

        var early = watch.judge(drive.fixes(), drive.events(), time("08:00:59"));
        var due = watch.judge(drive.fixes(), drive.events(), time("08:01:00"));

        assertThat(early.findings()).isEmpty();
        assertThat(early.lookAgainAt()).contains(time("08:01:00"));
        assertThat(due.findings()).extracting(Finding::at).containsExactly(time("08:01:00"));
    }

    @Test
    void withinAGeofenceAreNone() {
        var drive = new Drive().stand("08:00:00", "08:05:00", 0, 150);

        assertThat(drive.judged(TERRAIN)).isEmpty();
    }

    @Test
    void areJudgedByTheWidthOfTheCorridorItself() {
        var drive = new Drive().at("08:00:00", 4000, 180).at("08:00:30", 5000, 180);

        assertThat(drive.judged(withRoute(200.0))).isEmpty();
        assertThat(drive.judged(withRoute(150.0))).hasSize(1);
    }

    @Test
    void concernOnlyTheVehiclesThatARouteIsSetFor() {
        var drive = new Drive().stand("08:00:00", "08:05:00", 5000, 900);
        var other = new Terrain(Ground.geofences(), List.of(Ground.route(null, Set.of("mw-440200-truck-2"))));
        var own = new Terrain(Ground.geofences(), List.of(Ground.route(null, Set.of(Drive.TRUCK))));

        assertThat(drive.judged(other)).isEmpty();
        assertThat(drive.judged(own)).hasSize(1);
    }

    @Test
    void areNoneOnAnyOfSeveralRoutes() {
        var detour = new Corridor(Ground.line(Ground.at(0, 900), Ground.at(9000, 900)), null, Set.of());
        var terrain = new Terrain(Ground.geofences(), List.of(Ground.route(null, Set.of()), detour));
        var drive = new Drive().stand("08:00:00", "08:05:00", 5000, 920).stand("08:06:00", "08:08:00", 5000, 20);

        assertThat(drive.judged(terrain)).isEmpty();
    }

    private static Terrain withRoute(double metres) {
        return new Terrain(Ground.geofences(), List.of(Ground.route(metres, Set.of())));
    }
}
