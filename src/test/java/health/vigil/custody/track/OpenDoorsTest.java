package health.vigil.custody.track;

import static health.vigil.custody.track.Drive.time;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.rules.ProcessCheck;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenDoorsTest {
    private static final Terrain TERRAIN = Ground.terrain();

    @Test
    void atASiteAreItsBusiness() {
        var drive = new Drive()
                .stand("08:00:00", "08:10:00", 0, 0)
                .opens("08:01:00")
                .closes("08:09:00");

        assertThat(drive.judged(TERRAIN)).isEmpty();
    }

    @Test
    void onTheWayAreFound() {
        var drive = new Drive()
                .stand("08:00:00", "08:05:00", 5000, 0)
                .opens("08:01:10")
                .closes("08:04:00");

        assertThat(drive.judged(TERRAIN)).singleElement().satisfies(door -> {
            assertThat(door.kind()).isEqualTo(ProcessCheck.Kind.DOOR_OUTSIDE);
            assertThat(door.onset()).isEqualTo(time("08:01:10"));
            assertThat(door.at()).isEqualTo(time("08:02:10"));
            assertThat(door.until()).isEqualTo(time("08:04:00"));
        });
    }

    @Test
    void forExactlyAMinuteAreNone() {
        var drive = new Drive()
                .stand("08:00:00", "08:05:00", 5000, 0)
                .opens("08:01:00")
                .closes("08:02:00");

        assertThat(drive.judged(TERRAIN)).isEmpty();
    }

    @Test
    void leftOpenWhenLeavingAreFoundFromTheFirstPositionOutside() {
        var drive = new Drive()
                .opens("08:00:00")
                .stand("08:00:00", "08:02:00", 0, 0)
                .at("08:03:00", 1000, 0)
                .at("08:05:00", 5000, 0)
                .at("08:20:00", 20_000, 0);

        assertThat(drive.judged(TERRAIN)).singleElement().satisfies(door -> {
            assertThat(door.onset()).isEqualTo(time("08:03:00"));
            assertThat(door.last()).isEqualTo(time("08:05:00"));
            assertThat(door.until()).isEqualTo(time("08:20:00"));
        });
    }

    @Test
    void areToldByTheNextPositionWhereTheLastOneIsOld() {
        var inSite = new Drive()
                .at("07:00:00", 5000, 0)
                .opens("08:00:00")
                .closes("08:02:00")
                .at("08:03:00", 0, 0);
        var outside = new Drive()
                .at("07:00:00", 0, 0)
                .opens("08:00:00")
                .closes("08:02:00")
                .at("08:03:00", 5000, 0);

        assertThat(inSite.judged(TERRAIN)).isEmpty();
        assertThat(outside.judged(TERRAIN)).extracting(Finding::onset).containsExactly(time("08:00:00"));
    }

    @Test
    void areNotFoundWhereNobodyKnowsWhereTheVehicleWas() {
        var drive = new Drive()
                .at("07:00:00", 5000, 0)
                .opens("08:00:00")
                .closes("08:02:00")
                .at("09:00:00", 5400, 0);

        assertThat(drive.judged(TERRAIN)).isEmpty();
    }

    @Test
    void areFoundByTimeAloneWhenNothingMoreIsHeard() {
        var drive = new Drive().at("08:00:00", 5000, 0).opens("08:00:30");
        var watch = new Watch(Drive.TRUCK, TERRAIN, Drive.RULES, Drive.TOLERANCES);

        var early = watch.judge(drive.fixes(), drive.events(), time("08:01:00"));
        var look = early.lookAgainAt().orElseThrow();
        var due = watch.judge(drive.fixes(), drive.events(), look);

        assertThat(early.findings()).isEmpty();
        assertThat(look).isBetween(time("08:01:30"), time("08:01:31"));
        assertThat(due.findings())
                .extracting(Finding::until)
                .containsOnlyNulls()
                .hasSize(1);
        assertThat(due.lookAgainAt()).isEmpty();
    }

    @Test
    void countFromTheFirstOfSeveralReportsOfOpening() {
        var events = new Drive()
                .opens("08:00:00")
                .opens("08:01:00")
                .closes("08:03:00")
                .closes("08:04:00")
                .opens("09:00:00")
                .events();

        assertThat(Openings.of(events))
                .isEqualTo(
                        List.of(new Opening(time("08:00:00"), time("08:03:00")), new Opening(time("09:00:00"), null)));
    }
}
