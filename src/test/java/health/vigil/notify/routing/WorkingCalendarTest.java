package health.vigil.notify.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waits count in the working time of the country, 08:30 to 12:00 and 14:30 to 17:30. */
class WorkingCalendarTest {
    private static final int TWO_YEARS_OF_MINUTES = 2 * 365 * 24 * 60;
    private static final int LONGEST_WAIT_IN_MINUTES = 31 * 24 * 60;

    @ParameterizedTest(name = "{0} is worked: {1}")
    @CsvSource({
        "2026-01-01, false",
        "2026-01-03, false",
        "2026-01-04, true", // a Sunday that is worked
        "2026-01-05, true",
        "2026-02-13, true",
        "2026-02-14, true",
        "2026-02-15, false",
        "2026-02-20, false",
        "2026-02-23, false",
        "2026-02-24, true",
        "2026-02-28, true",
        "2026-03-01, false",
        "2026-04-03, true",
        "2026-04-06, false",
        "2026-04-07, true",
        "2026-04-30, true",
        "2026-05-01, false",
        "2026-05-05, false",
        "2026-05-06, true",
        "2026-05-09, true",
        "2026-05-10, false",
        "2026-06-18, true",
        "2026-06-19, false",
        "2026-06-22, true",
        "2026-09-20, true",
        "2026-09-25, false",
        "2026-09-28, true",
        "2026-09-30, true",
        "2026-10-01, false",
        "2026-10-07, false",
        "2026-10-08, true",
        "2026-10-10, true",
        "2026-10-11, false",
        "2025-10-01, true",
        "2027-01-01, true",
        "2027-01-02, false" // of years without a notice only weekends are known
    })
    void knowsTheDaysOffAndTheDaysMadeUpFor(LocalDate day, boolean worked) {
        assertThat(Shipped.CALENDAR.isWorkingDay(day)).isEqualTo(worked);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "2026-11-18T09:00:00, PT1H,   2026-11-18T10:00:00", // within the morning
        "2026-11-18T11:30:00, PT1H,   2026-11-18T15:00:00", // over noon
        "2026-11-18T11:30:00, PT30M,  2026-11-18T12:00:00", // until noon
        "2026-11-18T13:00:00, PT15M,  2026-11-18T14:45:00", // begun at noon
        "2026-11-18T16:30:00, PT4H,   2026-11-19T11:30:00", // over night
        "2026-11-18T03:00:00, PT4H,   2026-11-18T15:00:00", // begun at night
        "2026-11-20T17:00:00, PT4H,   2026-11-23T12:00:00", // over a weekend
        "2026-11-21T10:00:00, PT8H,   2026-11-24T10:00:00", // begun on a Saturday
        "2026-09-30T17:00:00, PT4H,   2026-10-08T12:00:00", // over the National Day holiday 国庆
        "2026-10-09T17:00:00, PT4H,   2026-10-10T12:00:00", // into a Saturday that is worked
        "2026-02-14T17:00:00, PT1H,   2026-02-24T09:00:00", // over the Spring Festival 春节
        "2026-12-31T17:00:00, PT4H,   2027-01-01T12:00:00", // into a year without a notice
        "2026-10-01T10:00:00, PT0S,   2026-10-01T10:00:00", // at once is at once, on any day
        "2026-11-18T12:00:00, PT0.5S, 2026-11-18T14:30:00.5",
    })
    void countsAWaitInWorkingTime(LocalDateTime from, Duration wait, LocalDateTime due) {
        assertThat(Shipped.local(Shipped.CALENDAR.plus(Shipped.at(from.toString()), wait)))
                .isEqualTo(due);
    }

    @Test
    void warnsAMonthBeforeAYearThatItDoesNotCover() {
        assertThat(Shipped.CALENDAR.warnings(Shipped.at("2026-11-30T23:00:00"))).isEmpty();
        assertThat(Shipped.CALENDAR.warnings(Shipped.at("2026-12-01T00:00:00")))
                .singleElement()
                .asString()
                .startsWith("calendar cn does not cover 2027: only weekends count as days off");
    }

    @Property
    void waitsAddUp(
            @ForAll @IntRange(max = TWO_YEARS_OF_MINUTES) int start,
            @ForAll @IntRange(max = LONGEST_WAIT_IN_MINUTES) int first,
            @ForAll @IntRange(max = LONGEST_WAIT_IN_MINUTES) int second) {
        var from = minutesIn(start);

        assertThat(plus(plus(from, first), second)).isEqualTo(plus(from, first + second));
    }

    @Property
    void nothingIsDueBeforeItsWaitHasPassedByTheClock(
            @ForAll @IntRange(max = TWO_YEARS_OF_MINUTES) int start,
            @ForAll @IntRange(max = LONGEST_WAIT_IN_MINUTES) int wait) {
        var from = minutesIn(start);

        assertThat(plus(from, wait)).isAfterOrEqualTo(from.plus(Duration.ofMinutes(wait)));
    }

    @Property
    void aLongerWaitIsDueLater(
            @ForAll @IntRange(max = TWO_YEARS_OF_MINUTES) int start,
            @ForAll @IntRange(max = LONGEST_WAIT_IN_MINUTES) int wait,
            @ForAll @IntRange(min = 1, max = 600) int longer) {
        var from = minutesIn(start);

        assertThat(plus(from, wait + longer)).isAfter(plus(from, wait));
    }

    @Property
    void whatBeginsLaterIsNotDueEarlier(
            @ForAll @IntRange(max = TWO_YEARS_OF_MINUTES) int start,
            @ForAll @IntRange(max = 10_000) int later,
            @ForAll @IntRange(min = 1, max = LONGEST_WAIT_IN_MINUTES) int wait) {
        assertThat(plus(minutesIn(start + later), wait)).isAfterOrEqualTo(plus(minutesIn(start), wait));
    }

    private static Instant plus(Instant from, int minutes) {
        return Shipped.CALENDAR.plus(from, Duration.ofMinutes(minutes));
    }

    private static Instant minutesIn(int minutes) {
        return Shipped.at("2026-01-01T00:00:00").plus(Duration.ofMinutes(minutes));
    }
}
