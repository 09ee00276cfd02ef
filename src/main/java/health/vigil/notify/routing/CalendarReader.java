package health.vigil.notify.routing;

import health.vigil.calendar.CalendarYear;
import health.vigil.calendar.WorkingCalendar;
import health.vigil.calendar.WorkingHours;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a working calendar of what somebody has written. */
final class CalendarReader {
    private static final Pattern YEAR = Pattern.compile("20\\d\\d");
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final WorkingHours HARMLESS = new WorkingHours(LocalTime.MIN, LocalTime.MAX);

    private CalendarReader() {}

    /** @throws WronglyWritten with all that is wrong */
    static WorkingCalendar read(String yaml) {
        return Written.read(yaml, CalendarReader::calendar);
    }

    private static WorkingCalendar calendar(Written document) {
        document.only("calendars", "id", "name", "name_en", "hours", "hours_evidence", "years");
        document.name();
        document.text("hours_evidence");
        var years = new HashMap<Integer, CalendarYear>();
        document.part("years").each(key -> {
            var year = document.part("years");
            if (YEAR.matcher(key).matches()) {
                years.put(Integer.valueOf(key), year(year.part(key), Integer.parseInt(key)));
            } else {
                year.fault(key, "is not a year such as 2026");
            }
            return key;
        });
        return new WorkingCalendar(document.id("id"), hours(document), years);
    }

    private static List<WorkingHours> hours(Written document) {
        var hours = document.values("hours", "working hours such as 08:30-12:00", CalendarReader::hours, HARMLESS);
        if (hours.isEmpty()) {
            document.fault("hours", "is missing, for instance [\"08:30-12:00\", \"14:30-17:30\"]");
            return List.of(HARMLESS);
        }
        if (hours.contains(HARMLESS)) {
            return hours; // told already
        }
        for (var i = 1; i < hours.size(); i++) {
            if (hours.get(i).from().isBefore(hours.get(i - 1).to())) {
                document.fault("hours[" + i + "]", "begins before the hours before it end");
            }
        }
        if (hours.stream()
                        .map(WorkingHours::length)
                        .reduce(Duration.ZERO, Duration::plus)
                        .compareTo(SHORTEST)
                < 0) {
            document.fault("hours", "are less than %s a day; waits would hardly ever end".formatted(SHORTEST));
        }
        return hours;
    }

    private static Optional<WorkingHours> hours(String text) {
        var ends = text.split("-");
        return ends.length != 2
                ? Optional.empty()
                : Written.parsing(LocalTime::parse)
                        .apply(ends[0].strip())
                        .flatMap(from -> Written.parsing(LocalTime::parse)
                                .apply(ends[1].strip())
                                .map(to -> new WorkingHours(from, to)))
                        .filter(hours -> hours.from().isBefore(hours.to()));
    }

    private static CalendarYear year(Written written, int year) {
        written.only("years of calendars", "source", "holidays", "working_days");
        var holidays = written.parts("holidays", holiday -> holiday(holiday, year));
        var days = written.values(
                "working_days", "a date such as 2026-01-31", Written.parsing(LocalDate::parse), LocalDate.EPOCH);
        for (var i = 0; i < days.size(); i++) {
            var day = days.get(i);
            var key = "working_days[" + i + "]";
            isIn(year, day, key, written);
            if (!WorkingCalendar.isWeekend(day) && day.getYear() == year) {
                written.fault(
                        key,
                        "%s is a %s, which is worked anyway"
                                .formatted(day, day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
            }
            holidays.stream()
                    .filter(holiday -> holiday.contains(day))
                    .forEach(holiday -> written.fault(key, "%s is a day off, %s".formatted(day, holiday.name())));
        }
        return new CalendarYear(written.text("source"), holidays, new HashSet<>(days));
    }

    private static void isIn(int year, LocalDate day, String key, Written written) {
        if (day.getYear() != year && !day.equals(LocalDate.EPOCH)) { // which stands for what could not be read
            written.fault(key, "%s is not in %d".formatted(day, year));
        }
    }

    private static CalendarYear.Holiday holiday(Written written, int year) {
        written.only("holidays", "name", "from", "to");
        var from = written.date("from");
        var to = written.date("to");
        if (to.isBefore(from)) {
            written.fault("to", "%s is before from, %s".formatted(to, from));
        }
        isIn(year, from, "from", written);
        isIn(year, to, "to", written);
        return new CalendarYear.Holiday(written.text("name"), from, to);
    }
}
