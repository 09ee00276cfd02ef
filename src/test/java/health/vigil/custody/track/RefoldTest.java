package health.vigil.custody.track;

import static health.vigil.custody.track.Drive.time;
import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.rules.ProcessCheck;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RefoldTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Watch WATCH = new Watch(Drive.TRUCK, Ground.terrain(), Drive.RULES, Drive.TOLERANCES);

    private final KnownTrack store = new KnownTrack(time("23:59:59"));

    @BeforeEach
    void fromTheHospitalToAStopOnTheWay() {
        var drive = new Drive()
                .stand("08:00:00", "08:30:00", 0, 0)
                .at("08:40:00", 3000, 0)
                .at("08:50:00", 6000, 0)
                .stand("09:00:00", "09:15:00", 9000, 0);
        store.add(drive.fixes(), List.of(), WATCH, DAY);
    }

    @Test
    void aDepartureReportedLateNamesTheTripOfAllThatFollowed() {
        assertThat(store.findings()).extracting(Finding::trip).containsExactly("");

        store.add(List.of(), new Drive().departs("08:31:00", "T-1").events(), WATCH, DAY);

        assertThat(store.findings()).extracting(Finding::trip).containsExactly("T-1");
    }

    @Test
    void aDoorReportedLateCountsUntilItWasClosed() {
        store.add(List.of(), new Drive().closes("08:55:00").events(), WATCH, DAY);
        store.add(List.of(), new Drive().opens("08:05:00").events(), WATCH, DAY);

        assertThat(store.findings())
                .filteredOn(finding -> finding.kind() == ProcessCheck.Kind.DOOR_OUTSIDE)
                .singleElement()
                .satisfies(door -> {
                    assertThat(door.onset()).isEqualTo(time("08:40:00"));
                    assertThat(door.until()).isEqualTo(time("08:55:00"));
                });
    }
}
