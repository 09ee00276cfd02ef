package health.vigil.rules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * When a site is open, in China Standard Time.
 *
 * @param weekly     for each day of the week the spans in which it is open; a day that is missing is closed
 * @param exceptions days that differ from the week; an empty list is a day on which it is closed
 */
public record OpeningHours(Map<DayOfWeek, List<Span>> weekly, Map<LocalDate, List<Span>> exceptions) {
    private static final Span WHOLE_DAY = new Span(LocalTime.MIN, LocalTime.MAX);

    /** A site that does not say is always open: an alarm too many is better than one too few. */
    public static final OpeningHours ALWAYS = new OpeningHours(
            Map.of(
                    DayOfWeek.MONDAY, List.of(WHOLE_DAY),
                    DayOfWeek.TUESDAY, List.of(WHOLE_DAY),
                    DayOfWeek.WEDNESDAY, List.of(WHOLE_DAY),
                    DayOfWeek.THURSDAY, List.of(WHOLE_DAY),
                    DayOfWeek.FRIDAY, List.of(WHOLE_DAY),
                    DayOfWeek.SATURDAY, List.of(WHOLE_DAY),
                    DayOfWeek.SUNDAY, List.of(WHOLE_DAY)),
            Map.of());

    /**
     * @param from the first moment that is open
     * @param to   the first moment that is closed again; {@link LocalTime#MAX} for the end of the day
     */
    public record Span(LocalTime from, LocalTime to) {
        public Span {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("opening hours: " + from + " is not before " + to
                        + "; write a night as two spans, until the end of one day and from the start of the next");
            }
        }

        boolean contains(LocalTime time) {
            return !time.isBefore(from) && (time.isBefore(to) || to.equals(LocalTime.MAX));
        }
    }

    public OpeningHours {
        weekly = Map.copyOf(weekly);
        exceptions = Map.copyOf(exceptions);
    }

    public boolean isOpen(Instant at) {
        if (this == ALWAYS) {
            return true;
        }
        var local = at.atZone(LocalDay.ZONE);
        var spans = exceptions.getOrDefault(local.toLocalDate(), weekly.getOrDefault(local.getDayOfWeek(), List.of()));
        return spans.stream().anyMatch(span -> span.contains(local.toLocalTime()));
    }
}
