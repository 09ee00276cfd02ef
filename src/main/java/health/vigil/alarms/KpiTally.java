package health.vigil.alarms;

import health.vigil.alarms.AlarmKpi.BadActor;
import health.vigil.alarms.AlarmKpi.Bound;
import health.vigil.alarms.AlarmKpi.Indicator;
import health.vigil.alarms.AlarmKpi.Target;
import health.vigil.alarms.Floods.Flood;
import health.vigil.rules.LocalDay;
import health.vigil.rules.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts alarms into figures. Targets: ANSI/ISA-18.2-2016 and IEC 62682, alarm performance metrics, for at least 30 days on
 * one operator position; EEMUA 191 where it is named.
 *
 * @param calls    the alarms that came to the position between the two times, in their order
 * @param standing the alarms that were active at any time between them
 */
record KpiTally(Instant from, Instant to, List<Call> calls, List<Call> standing, List<Flood> floods, Aside aside) {
    private static final String ISA = "ISA-18.2 / IEC 62682";
    private static final String EEMUA = "EEMUA 191";
    private static final String ALARMS = "alarms";
    private static final String PERCENT = "%";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration STALE_AFTER = DAY;
    private static final int MOST_IN_TEN_MINUTES = 10;
    private static final int MOST_IN_AN_HOUR = 30;
    private static final int BAD_ACTORS = 10;

    /** How often alarms were set aside, and how often without somebody who answers for it. */
    record Aside(int shelved, int suppressed, int outOfService, int unauthorised) {}

    List<Indicator> indicators() {
        var indicators = new ArrayList<>(List.of(
                Indicator.of("per_day_average", average(DAY), ALARMS, atMost(150, 300.0, ISA)),
                Indicator.of("per_day_peak", peak(DAY), ALARMS, atMost(300, null, ISA)),
                Indicator.of("per_hour_average", average(HOUR), ALARMS, atMost(6, 12.0, ISA)),
                Indicator.of("per_hour_average_eemua", average(HOUR), ALARMS, atMost(5, null, EEMUA)),
                Indicator.of("per_hour_peak", peak(HOUR), ALARMS, atMost(15, null, EEMUA)),
                Indicator.of("per_10_min_average", average(TEN_MINUTES), ALARMS, atMost(1, 2.0, ISA)),
                Indicator.of("per_10_min_peak", peak(TEN_MINUTES), ALARMS, atMost(MOST_IN_TEN_MINUTES, null, ISA)),
                Indicator.of("per_minute_peak", peak(MINUTE), ALARMS, atMost(2, null, EEMUA)),
                Indicator.of("busy_10_min", busy(TEN_MINUTES, MOST_IN_TEN_MINUTES), PERCENT, below(1, null)),
                Indicator.of("busy_hours", busy(HOUR, MOST_IN_AN_HOUR), PERCENT, below(1, null)),
                Indicator.of("in_flood", inFlood(), PERCENT, below(1, null)),
                Indicator.of("top_10", topTen(), PERCENT, below(1, 5.0)),
                Indicator.of("chattering", subjects(Call::chattering), ALARMS, atMost(0, null, ISA)),
                Indicator.of("fleeting", count(Call::fleeting), ALARMS, atMost(0, null, ISA)),
                Indicator.of("stale_peak", stalePeak(), ALARMS, below(5, null))));
        indicators.add(Indicator.of("priority_urgent", share(Priority.URGENT), PERCENT, below(1, null, EEMUA)));
        indicators.add(Indicator.of("priority_high", share(Priority.HIGH), PERCENT, atMost(5, null, EEMUA)));
        indicators.add(Indicator.of("priority_medium", share(Priority.MEDIUM), PERCENT, atMost(15, null, EEMUA)));
        indicators.add(Indicator.of(
                "priority_low", share(Priority.LOW), PERCENT, new Target(Bound.AT_LEAST, 80, null, EEMUA)));
        indicators.add(Indicator.of("unauthorised", aside.unauthorised(), ALARMS, atMost(0, null, ISA)));
        indicators.add(Indicator.of("shelved", aside.shelved(), ALARMS));
        indicators.add(Indicator.of("suppressed", aside.suppressed(), ALARMS));
        indicators.add(Indicator.of("out_of_service", aside.outOfService(), ALARMS));
        return indicators;
    }

    List<BadActor> badActors() {
        return calls.stream().collect(Collectors.groupingBy(Call::subject, Collectors.counting())).entrySet().stream()
                .map(e -> new BadActor(e.getKey(), e.getValue().intValue(), percent(e.getValue(), calls.size())))
                .sorted(Comparator.comparingInt(BadActor::alarms)
                        .reversed()
                        .thenComparing(actor -> actor.subject().rule())
                        .thenComparing(actor -> actor.subject().device()))
                .limit(BAD_ACTORS)
                .toList();
    }

    private double average(Duration period) {
        return calls.size() * (double) period.toMillis() / span().toMillis();
    }

    private double peak(Duration period) {
        return perPeriod(period).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** Share of the periods with more alarms than that. */
    private double busy(Duration period, int most) {
        var busy = perPeriod(period).values().stream().filter(n -> n > most).count();
        return percent(busy, Math.max(1, span().toMillis() / (double) period.toMillis()));
    }

    private Map<Long, Long> perPeriod(Duration period) {
        var offset = LocalDay.ZONE.getRules().getOffset(from).getTotalSeconds();
        return calls.stream()
                .collect(Collectors.groupingBy(
                        call -> (call.at().getEpochSecond() + offset) / period.toSeconds(), Collectors.counting()));
    }

    private double inFlood() {
        var time = floods.stream().map(flood -> flood.within(from, to)).reduce(Duration.ZERO, Duration::plus);
        return percent(time.toMillis(), span().toMillis());
    }

    private double topTen() {
        return percent(badActors().stream().mapToInt(BadActor::alarms).sum(), calls.size());
    }

    private double subjects(Predicate<Call> which) {
        return calls.stream().filter(which).map(Call::subject).distinct().count();
    }

    private double count(Predicate<Call> which) {
        return calls.stream().filter(which).count();
    }

    private double share(Priority priority) {
        return percent(count(call -> call.priority() == priority), calls.size());
    }

    /** The day with most alarms that had been active for longer than 24 hours. */
    private double stalePeak() {
        var last = LocalDate.ofInstant(to.minusMillis(1), LocalDay.ZONE);
        return LocalDate.ofInstant(from, LocalDay.ZONE)
                .datesUntil(last.plusDays(1))
                .mapToLong(this::staleOn)
                .max()
                .orElse(0);
    }

    private long staleOn(LocalDate day) {
        Function<LocalDate, Instant> start =
                date -> date.atStartOfDay(LocalDay.ZONE).toInstant();
        var begin = latest(start.apply(day), from);
        var end = start.apply(day.plusDays(1)).isBefore(to) ? start.apply(day.plusDays(1)) : to;
        return standing.stream()
                .filter(alarm -> {
                    var stale = latest(alarm.raisedAt().plus(STALE_AFTER), begin);
                    return stale.isBefore(end)
                            && (alarm.clearedAt() == null || alarm.clearedAt().isAfter(stale));
                })
                .count();
    }

    private Duration span() {
        return Duration.between(from, to);
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static double percent(double part, double whole) {
        return whole == 0 ? 0 : part * 100 / whole;
    }

    private static Target atMost(double value, @Nullable Double maximum, String source) {
        return new Target(Bound.AT_MOST, value, maximum, source);
    }

    private static Target below(double value, @Nullable Double maximum) {
        return below(value, maximum, ISA);
    }

    private static Target below(double value, @Nullable Double maximum, String source) {
        return new Target(Bound.BELOW, value, maximum, source);
    }
}
