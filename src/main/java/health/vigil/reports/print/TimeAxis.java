package health.vigil.reports.print;

import health.vigil.rules.LocalDay;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** An axis of Beijing time whose ticks are at full hours or midnights. */
record TimeAxis(Instant from, Instant to, Duration step) {
    private static final int MOST = 8;
    private static final List<Duration> STEPS = List.of(
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(5));
    private static final Duration WEEK = Duration.ofDays(7);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm").withZone(LocalDay.ZONE);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MM-dd").withZone(LocalDay.ZONE);

    static TimeAxis over(Instant from, Instant to) {
        var span = Duration.between(from, to);
        return new TimeAxis(
                from,
                to,
                STEPS.stream()
                        .filter(step -> step.multipliedBy(MOST).compareTo(span) >= 0)
                        .findFirst()
                        .orElseGet(() -> WEEK.multipliedBy(span.dividedBy(WEEK.multipliedBy(MOST)) + 1)));
    }

    /** The country has one time and does not change it, so that steps may be added up. */
    List<Instant> ticks() {
        var midnight = LocalDay.of(from).start();
        return Stream.iterate(midnight, tick -> !tick.isAfter(to), tick -> tick.plus(step))
                .filter(tick -> !tick.isBefore(from))
                .toList();
    }

    /** Midnight is told by its day. */
    String text(Instant tick) {
        return (LocalDay.of(tick).start().equals(tick) ? DAY : HOUR).format(tick);
    }

    /** 0 at its beginning, 1 at its end; what is outside counts as there. */
    double share(Instant at) {
        var share = (double) Duration.between(from, at).toMillis()
                / Duration.between(from, to).toMillis();
        return Math.max(0, Math.min(1, share));
    }
}
