package health.vigil.notify.routing;

import health.vigil.rules.LocalDay;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A working calendar 工作日历, in Beijing time.
 *
 * @param hours of every working day, in order
 * @param years those that it covers; of others only the weekends are known
 */
record WorkingCalendar(String id, Name name, List<WorkingHours> hours, Map<Integer, CalendarYear> years) {
    /** How long before an uncovered year begins it is warned of: as long as the longest wait. */
    private static final int AHEAD_DAYS = 31;

    WorkingCalendar {
        hours = List.copyOf(hours);
        years = Map.copyOf(years);
        if (hours.isEmpty()) {
            throw new IllegalArgumentException(id + ": without working hours no wait would ever end");
        }
    }

    boolean isWorkingDay(LocalDate day) {
        var weekend = isWeekend(day);
        return Optional.ofNullable(years.get(day.getYear()))
                .map(year -> weekend ? year.workingDays().contains(day) : !year.isHoliday(day))
                .orElse(!weekend);
    }

    /** The moment at which so much working time has passed; the same moment for none. */
    Instant plus(Instant from, Duration wait) {
        if (wait.isZero()) {
            return from;
        }
        var left = wait;
        for (var day = LocalDay.of(from); ; day = day.next()) {
            for (var shift : isWorkingDay(day.date()) ? hours : List.<WorkingHours>of()) {
                var begin = later(at(day, shift.from()), from);
                var worked = Duration.between(begin, at(day, shift.to()));
                if (left.compareTo(worked) <= 0) {
                    return begin.plus(left);
                }
                left = worked.isNegative() ? left : left.minus(worked);
            }
        }
    }

    /** What users must know: years at hand whose holidays are unknown. */
    List<String> warnings(Instant now) {
        var today = LocalDay.of(now).date();
        return Stream.of(today, today.plusDays(AHEAD_DAYS))
                .map(LocalDate::getYear)
                .distinct()
                .filter(year -> !years.containsKey(year))
                .map(year ->
                        "calendar %s does not cover %d: only weekends count as days off. Put the holidays and make-up"
                                        .formatted(id, year)
                                + " working days of that year's notice into it")
                .toList();
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static Instant at(LocalDay day, LocalTime time) {
        return day.date().atTime(time).atZone(LocalDay.ZONE).toInstant();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
