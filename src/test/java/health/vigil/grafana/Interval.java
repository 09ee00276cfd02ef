package health.vigil.grafana;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The step that Grafana gives a panel as {@code $__interval}: round, and as many as the panel has points. */
record Interval(Duration step) {
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1),
            "w", Duration.ofDays(7),
            "M", Duration.ofDays(30),
            "y", Duration.ofDays(365));

    private static final Pattern LOW_LIMIT = Pattern.compile(">?(\\d+)(ms|[Mwdhmsy])");
    private static final Pattern CALENDAR = Pattern.compile("(\\d+)([dwMy])");
    private static final Pattern CLOCK = Pattern.compile("(?:\\d+(?:\\.\\d+)?(?:h|ms|m|s))+");
    private static final Pattern CLOCK_PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|m|s)");

    /** Up to which exact step (exclusive) which round one is taken, in milliseconds. */
    private static final List<long[]> ROUND = List.of(
            new long[] {10, 1},
            new long[] {15, 10},
            new long[] {35, 20},
            new long[] {75, 50},
            new long[] {150, 100},
            new long[] {350, 200},
            new long[] {750, 500},
            new long[] {1_500, 1_000},
            new long[] {3_500, 2_000},
            new long[] {7_500, 5_000},
            new long[] {12_500, 10_000},
            new long[] {17_500, 15_000},
            new long[] {25_000, 20_000},
            new long[] {45_000, 30_000},
            new long[] {90_000, 60_000},
            new long[] {210_000, 120_000},
            new long[] {450_000, 300_000},
            new long[] {750_000, 600_000},
            new long[] {1_050_000, 900_000},
            new long[] {1_500_000, 1_200_000},
            new long[] {2_700_000, 1_800_000},
            new long[] {5_400_000, 3_600_000},
            new long[] {9_000_000, 7_200_000},
            new long[] {16_200_000, 10_800_000},
            new long[] {32_400_000, 21_600_000},
            new long[] {86_400_000, 43_200_000},
            new long[] {604_800_000, 86_400_000},
            new long[] {1_814_400_000, 604_800_000},
            new long[] {3_628_800_000L, 2_592_000_000L});

    /**
     * @param points how many the panel shows: its {@code maxDataPoints}, or its width in pixels
     * @param least the panel's or the data source's least interval, such as {@code 1m}
     */
    static Interval of(TimeRange range, int points, String least) {
        var exact = range.length().toMillis() / (double) points;
        var rounded = ROUND.stream()
                .filter(round -> exact < round[0])
                .map(round -> Duration.ofMillis(round[1]))
                .findFirst()
                .orElse(UNITS.get("y"));
        var limit = LOW_LIMIT.matcher(least);
        if (!limit.matches()) {
            throw new IllegalArgumentException("not an interval: " + least);
        }
        var lowest = UNITS.get(limit.group(2)).multipliedBy(Long.parseLong(limit.group(1)));
        return new Interval(rounded.compareTo(lowest) < 0 ? lowest : rounded);
    }

    /** With one unit alone, the largest that fits. */
    String text() {
        for (var unit : List.of("y", "d", "h", "m", "s")) {
            var count = step.dividedBy(UNITS.get(unit));
            if (count > 0) {
                return count + unit;
            }
        }
        return step.toMillis() + "ms";
    }

    /** An interval as an argument of a macro; days and longer are those of the calendar from now on. */
    static Duration parse(String text, Instant now) {
        var calendar = CALENDAR.matcher(text);
        if (calendar.matches()) {
            var count = Long.parseLong(calendar.group(1));
            var unit =
                    switch (calendar.group(2)) {
                        case "d" -> ChronoUnit.DAYS;
                        case "w" -> ChronoUnit.WEEKS;
                        case "M" -> ChronoUnit.MONTHS;
                        default -> ChronoUnit.YEARS;
                    };
            var begin = now.atOffset(ZoneOffset.UTC);
            return Duration.between(begin, begin.plus(count, unit));
        }
        if (!CLOCK.matcher(text).matches()) {
            throw new IllegalArgumentException("error parsing interval " + text);
        }
        var sum = Duration.ZERO;
        for (var part = CLOCK_PART.matcher(text); part.find(); ) {
            sum = sum.plusNanos(Math.round(
                    Double.parseDouble(part.group(1)) * UNITS.get(part.group(2)).toNanos()));
        }
        return sum;
    }
}
