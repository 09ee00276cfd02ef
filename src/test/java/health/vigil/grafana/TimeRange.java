package health.vigil.grafana;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** From when to when a dashboard looks, and how Grafana writes and reads such times. */
public record TimeRange(Instant from, Instant to) {
    private static final DateTimeFormatter RFC_3339 = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral('Z')
            .toFormatter()
            .withZone(ZoneId.of("UTC"));

    private static final Pattern RELATIVE = Pattern.compile("now((?:[+-]\\d+[smhdwMy])*)(?:/([smhdwMy]))?");
    private static final Pattern STEP = Pattern.compile("([+-]\\d+)([smhdwMy])");

    /** Relative times as dashboards have them, such as {@code now-24h} or {@code now/d}; the end rounds up. */
    public static TimeRange of(String from, String to, Instant now, ZoneId zone) {
        return new TimeRange(at(from, now, zone, false), at(to, now, zone, true));
    }

    public static TimeRange last(Duration length, Instant now) {
        return new TimeRange(now.minus(length), now);
    }

    Duration length() {
        return Duration.between(from, to);
    }

    /** As Go's RFC3339Nano: in UTC, a fraction of a second only as long as it has to be. */
    static String written(Instant time) {
        return RFC_3339.format(time);
    }

    private static Instant at(String text, Instant now, ZoneId zone, boolean roundUp) {
        var parts = RELATIVE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a relative time: " + text);
        }
        var time = now.atZone(zone);
        for (var steps = STEP.matcher(parts.group(1)); steps.find(); ) {
            time = time.plus(Long.parseLong(steps.group(1)), unit(steps.group(2)));
        }
        return (parts.group(2) == null ? time : rounded(time, parts.group(2), roundUp)).toInstant();
    }

    private static ZonedDateTime rounded(ZonedDateTime time, String unit, boolean up) {
        var begin =
                switch (unit) {
                    case "w" -> time.truncatedTo(ChronoUnit.DAYS).with(ChronoField.DAY_OF_WEEK, 1);
                    case "M" -> time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
                    case "y" -> time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
                    default -> time.truncatedTo(unit(unit));
                };
        return up ? begin.plus(1, unit(unit)).minus(1, ChronoUnit.MILLIS) : begin;
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            case "d" -> ChronoUnit.DAYS;
            case "w" -> ChronoUnit.WEEKS;
            case "M" -> ChronoUnit.MONTHS;
            default -> ChronoUnit.YEARS;
        };
    }
}
