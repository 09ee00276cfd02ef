package health.vigil.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What differs from the week in one year.
 *
 * @param source      the notice that says so
 * @param workingDays Saturdays and Sundays that are worked, 调休
 */
public record CalendarYear(String source, List<Holiday> holidays, Set<LocalDate> workingDays) {
    /** @param to last day of it */
    public record Holiday(String name, LocalDate from, LocalDate to) {
        public boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }

    public CalendarYear {
        holidays = List.copyOf(holidays);
        workingDays = Set.copyOf(workingDays);
    }

    public boolean isHoliday(LocalDate day) {
        return holidays.stream().anyMatch(holiday -> holiday.contains(day));
    }
}
