package health.vigil.custody.track;

import static health.vigil.custody.track.Drive.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import health.vigil.rules.ProcessCheck;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopsTest {
    private static final Terrain TERRAIN = Ground.terrain();

    @Test
    void ofExactlyTenMinutesIsNone() {
        var drive = new Drive().stand("08:00:00", "08:10:00", 5000, 0).at("08:10:30", 5400, 0);

        assertThat(drive.judged(TERRAIN)).isEmpty();
    }

    @Test
    void ofASecondMoreIsOne() {
        var drive = new Drive()
                .stand("08:00:00", "08:10:00", 5000, 0)
                .at("08:10:01", 5000, 0)
                .at("08:10:30", 5400, 0);

        assertThat(drive.judged(TERRAIN)).singleElement().satisfies(stop -> {
            assertThat(stop.kind()).isEqualTo(ProcessCheck.Kind.STOP_OUTSIDE);
            assertThat(stop.onset()).isEqualTo(time("08:00:00"));
            assertThat(stop.at()).isEqualTo(time("08:10:00"));
            assertThat(stop.last()).isEqualTo(time("08:10:01"));
            assertThat(stop.until()).isEqualTo(time("08:10:30"));
            assertThat(stop.value()).isCloseTo(601 / 3600.0, within(1e-6));
            assertThat(stop.place()).isEqualTo(Ground.at(5000, 0));
        });
    }

    @Test
    void goesOnWhileNothingElseIsKnown() {
        var drive = new Drive().stand("08:00:00", "08:30:00", 5000, 0);

        assertThat(drive.judged(TERRAIN)).singleElement().satisfies(stop -> {
            assertThat(stop.until()).isNull();
            assertThat(stop.last()).isEqualTo(time("08:30:00"));
        });
    }

    @Test
    void withinAGeofenceIsNone() {
        var drive = new Drive().stand("08:00:00", "09:00:00", 150, 0).stand("09:20:00", "10:00:00", 20_000, 150);

        assertThat(drive.judged(TERRAIN)).isEmpty();
    }

    @Test
    void isOneThoughThePositionsWander() {
        var drive = new Drive();
        for (var minute = 0; minute <= 12; minute++) {
            drive.at("08:%02d:00".formatted(minute), 5000 + minute % 3 * 20, minute % 2 * 20);
        }

        assertThat(drive.judged(TERRAIN)).hasSize(1);
    }

    @Test
    void isNoneWhileTheVehicleCreeps() {
        var drive = new Drive();
        for (var minute = 0; minute < 60; minute++) {
            drive.at("08:%02d:00".formatted(minute), 5000 + minute * 20, 0);
        }

        assertThat(drive.judged(TERRAIN)).isEmpty();
    }

    @Test
    void isNotEndedBySilenceAtOnePlace() {
        var drive = new Drive().at("08:00:00", 5000, 0).at("08:45:00", 5000, 10).at("08:46:00", 6000, 0);

        assertThat(drive.judged(TERRAIN)).singleElement().satisfies(stop -> {
            assertThat(stop.onset()).isEqualTo(time("08:00:00"));
            assertThat(stop.last()).isEqualTo(time("08:45:00"));
        });
    }

    @Test
    void areTwoWhenTheVehicleDroveBetween() {
        var drive = new Drive()
                .stand("08:00:00", "08:15:00", 5000, 0)
                .at("08:16:00", 6000, 0)
                .stand("08:17:00", "08:32:00", 5000, 0)
                .at("08:33:00", 20_000, 0);

        assertThat(drive.judged(TERRAIN))
                .extracting(Finding::onset, Finding::until)
                .containsExactly(tuple(time("08:00:00"), time("08:16:00")), tuple(time("08:17:00"), time("08:33:00")));
    }

    @Test
    void belongToTheTripThatThePositionNames() {
        var drive = new Drive().departs("07:00:00", "T-1").onTrip("T-2").stand("08:00:00", "08:15:00", 5000, 0);

        assertThat(drive.judged(TERRAIN)).extracting(Finding::trip).containsExactly("T-2");
    }

    @Test
    void elseToTheTripThatTheVehicleHasDepartedOn() {
        var drive = new Drive()
                .stand("06:00:00", "06:15:00", 5000, 0)
                .departs("07:00:00", "T-1")
                .stand("08:00:00", "08:15:00", 6000, 0)
                .arrives("09:00:00", "T-1")
                .stand("10:00:00", "10:15:00", 7000, 0);

        assertThat(drive.judged(TERRAIN)).extracting(Finding::trip).isEqualTo(List.of("", "T-1", ""));
    }
}
