package health.vigil.coldchain.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.rules.LocalDay;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 疫苗储存和运输管理规范 (2017) art. 11, in Beijing days. */
class ManualCheckTest {
    private static final LocalDay DAY = new LocalDay(LocalDate.of(2026, 11, 22));
    private static final ManualCheck CHECK = new ManualCheck(Duration.ofHours(6));

    @Test
    void oneInTheMorningAndOneInTheAfternoonFulfilIt() {
        assertThat(CHECK.fulfilledAt(DAY, at("08:30", "16:30"))).isPresent();
    }

    @Test
    void exactlySixHoursAreApartEnough() {
        assertThat(CHECK.fulfilledAt(DAY, at("09:00", "15:00"))).isPresent();
        assertThat(CHECK.fulfilledAt(DAY, at("09:00:01", "15:00"))).isEmpty();
    }

    @Test
    void oneIsNotEnoughAndTwoInTheAfternoonAreNot() {
        assertThat(CHECK.fulfilledAt(DAY, at("09:00"))).isEmpty();
        assertThat(CHECK.fulfilledAt(DAY, at("12:00", "18:00"))).isEmpty();
        assertThat(CHECK.fulfilledAt(DAY, at("05:00", "11:59"))).isEmpty();
        assertThat(CHECK.fulfilledAt(DAY, List.of())).isEmpty();
    }

    @Test
    void ofSeveralTheFirstAndTheLastCount() {
        assertThat(CHECK.fulfilledAt(DAY, at("08:00", "11:00", "13:00", "17:00")))
                .isPresent();
    }

    @Test
    void noonBelongsToTheAfternoon() {
        assertThat(CHECK.fulfilledAt(DAY, at("06:00", "12:00"))).isPresent();
    }

    @Test
    void theDayIsThatOfBeijing() {
        var dayBefore = new LocalDay(DAY.date().minusDays(1));
        assertThat(CHECK.fulfilledAt(dayBefore, at("08:30", "16:30"))).isEmpty();
    }

    @Test
    void whatNobodySignedDoesNotCount() {
        var unsigned = at("08:30", "16:30").stream()
                .map(r -> new ManualReading(r.at(), r.celsius(), " "))
                .toList();
        assertThat(CHECK.fulfilledAt(DAY, unsigned)).isEmpty();
    }

    @Test
    void isFulfilledByTheFirstReadingThatIsFarEnoughFromTheMorning() {
        assertThat(CHECK.fulfilledAt(DAY, at("08:00", "13:00", "14:00", "17:00")))
                .contains(DAY.date().atTime(14, 0).atZone(LocalDay.ZONE).toInstant());
    }

    @Test
    void aDayIsMissedWhenItIsOver() {
        assertThat(CHECK.missed(DAY, DAY.end().minusMillis(1), List.of())).isEmpty();
        assertThat(CHECK.missed(DAY, DAY.end(), List.of())).containsExactly(new ManualCheck.Missed(DAY, null));
    }

    @Test
    void daysMissedOneAfterAnotherAreOneUntilADayIsFulfilled() {
        var first = new LocalDay(DAY.date().minusDays(2));

        assertThat(CHECK.missed(first, DAY.end(), at("08:00", "15:00")))
                .containsExactly(new ManualCheck.Missed(
                        first, DAY.date().atTime(15, 0).atZone(LocalDay.ZONE).toInstant()));
    }

    private static List<ManualReading> at(String... times) {
        return Arrays.stream(times)
                .map(time -> DAY.date().atTime(LocalTime.parse(time)).atZone(LocalDay.ZONE))
                .map(at -> new ManualReading(at.toInstant(), 5, "王芳"))
                .toList();
    }
}
