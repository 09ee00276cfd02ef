package health.vigil.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.vigil.rules.OpeningHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When a site is open, as people write it: spans such as {@code 09:00-21:30}, in China Standard Time. A day without spans
 * is closed.
 *
 * @param exceptions days that differ from the week, by date such as {@code 2026-12-31}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Opening(
        List<String> mon,
        List<String> tue,
        List<String> wed,
        List<String> thu,
        List<String> fri,
        List<String> sat,
        List<String> sun,
        Map<String, List<String>> exceptions) {
    private static final Pattern SPAN = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
    private static final String MIDNIGHT = "24:00";

    Opening {
        mon = given(mon);
        tue = given(tue);
        wed = given(wed);
        thu = given(thu);
        fri = given(fri);
        sat = given(sat);
        sun = given(sun);
        exceptions = exceptions == null ? Map.of() : exceptions;
    }

    private static List<String> given(@Nullable List<String> spans) {
        return spans == null ? List.of() : spans;
    }

    Map<DayOfWeek, List<String>> weekly() {
        return new EnumMap<>(Map.of(
                DayOfWeek.MONDAY, mon,
                DayOfWeek.TUESDAY, tue,
                DayOfWeek.WEDNESDAY, wed,
                DayOfWeek.THURSDAY, thu,
                DayOfWeek.FRIDAY, fri,
                DayOfWeek.SATURDAY, sat,
                DayOfWeek.SUNDAY, sun));
    }

    /** To be called on checked hours only. */
    OpeningHours hours() {
        return new OpeningHours(
                weekly().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> spans(e.getValue()))),
                exceptions.entrySet().stream()
                        .collect(Collectors.toMap(e -> LocalDate.parse(e.getKey()), e -> spans(e.getValue()))));
    }

    private static List<OpeningHours.Span> spans(List<String> texts) {
        return texts.stream().map(Opening::span).toList();
    }

    /** @throws IllegalArgumentException saying what is wrong with it */
    static OpeningHours.Span span(@Nullable String text) {
        var matcher = SPAN.matcher(String.valueOf(text));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a span such as 09:00-21:30");
        }
        var end = matcher.group(2);
        return new OpeningHours.Span(time(matcher.group(1)), end.equals(MIDNIGHT) ? LocalTime.MAX : time(end));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is not a time of day; the end of the day is 24:00", e);
        }
    }
}
