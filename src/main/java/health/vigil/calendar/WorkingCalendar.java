package health.vigil.calendar;

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
public record WorkingCalendar(String id, List<WorkingHours> hours, Map<Integer, CalendarYear> years) {
    /** How long before an uncovered year begins it is warned of: as long as the longest wait. */
    private static final int AHEAD_DAYS = 31;

    public WorkingCalendar {
        hours = List.copyOf(hours);
        years = Map.copyOf(years);
        if (hours.isEmpty()) {
            throw new IllegalArgumentException(id + ": without working hours no wait would ever end");
        }
    }

    public boolean isWorkingDay(LocalDate day) {
        var weekend = isWeekend(day);
        return Optional.ofNullable(years.get(day.getYear()))
                .map(year -> weekend ? year.workingDays().contains(day) : !year.isHoliday(day))
                .orElse(!weekend);
    }

    /** Knows the weekends and no holiday: what is left where a calendar can't be used. */
    public static WorkingCalendar ofWeekends(String id) {
        return new WorkingCalendar(id, List.of(new WorkingHours(LocalTime.MIN, LocalTime.MAX)), Map.of());
    }

    /** The last of so many working days after a day, which itself does not count; the same day for none. */
    public LocalDate workingDaysAfter(LocalDate from, int days) {
        var day = from;
        for (var left = days; left > 0; left -= isWorkingDay(day) ? 1 : 0) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** When a deadline of so many working days ends: with the last of them, at Beijing midnight. */
    public Instant endOfWorkingDays(Instant from, int days) {
        var last = workingDaysAfter(LocalDay.of(from).date(), days);
        return last.plusDays(1).atStartOfDay(LocalDay.ZONE).toInstant();
    }

    /** The moment at which so much working time has passed; the same moment for none. */
    public Instant plus(Instant from, Duration wait) {
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
    public List<String> warnings(Instant now) {
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

    public static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static Instant at(LocalDay day, LocalTime time) {
        return day.date().atTime(time).atZone(LocalDay.ZONE).toInstant();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
