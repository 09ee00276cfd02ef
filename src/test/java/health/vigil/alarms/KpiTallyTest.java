package health.vigil.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.vigil.alarms.AlarmKpi.Indicator;
import health.vigil.alarms.KpiTally.Aside;
import health.vigil.rules.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KpiTallyTest {
    /** Midnight in Beijing. */
    private static final Instant FROM = Instant.parse("2026-11-21T16:00:00Z");

    private static final Instant TO = FROM.plus(Duration.ofDays(2));
    private static final Offset<Double> EXACT = within(1e-9);
    private static final Aside NONE = new Aside(0, 0, 0, 0);

    @Test
    void averagesOverTheWholeTimeAndPeaksByTheClock() {
        // 9 between 00:05 and 00:13 Beijing time: 5 in the first ten minutes, 4 in the next.
        var tally = tally(IntStream.range(0, 9)
                .mapToObj(i -> call("pump", FROM.plusSeconds(300 + i * 60)))
                .toList());

        assertThat(value(tally, "per_day_average")).isEqualTo(4.5, EXACT);
        assertThat(value(tally, "per_hour_average")).isEqualTo(9 / 48.0, EXACT);
        assertThat(value(tally, "per_10_min_average")).isEqualTo(9 / 288.0, EXACT);
        assertThat(value(tally, "per_day_peak")).isEqualTo(9);
        assertThat(value(tally, "per_10_min_peak")).isEqualTo(5);
        assertThat(value(tally, "per_minute_peak")).isEqualTo(1);
    }

    @Test
    void saysWhichTargetsAreMissed() {
        var tally = tally(IntStream.range(0, 36)
                .mapToObj(i -> call("pump", FROM.plusSeconds(i * 10)))
                .toList());

        assertThat(indicator(tally, "per_10_min_peak").met()).isFalse();
        assertThat(value(tally, "busy_10_min")).isEqualTo(100 / 288.0, EXACT);
        assertThat(indicator(tally, "busy_10_min").met()).isTrue();
        assertThat(value(tally, "busy_hours")).isEqualTo(100 / 48.0, EXACT);
        assertThat(indicator(tally, "busy_hours").met()).isFalse();
        assertThat(indicator(tally, "per_day_average").met()).isTrue();
        assertThat(indicator(tally, "shelved").met()).isNull();
    }

    @Test
    void findsTheBadActors() {
        var calls = IntStream.range(0, 40)
                .mapToObj(i -> call(i < 10 ? "worst" : "device-" + i % 15, FROM.plusSeconds(i * 600)))
                .toList();
        var tally = tally(calls);

        assertThat(tally.badActors()).hasSize(10);
        assertThat(tally.badActors().get(0).subject().device()).isEqualTo("worst");
        assertThat(tally.badActors().get(0).share()).isEqualTo(25.0, EXACT);
        assertThat(value(tally, "top_10")).isEqualTo((10 + 9 * 2) * 100 / 40.0, EXACT);
        assertThat(indicator(tally, "top_10").manageable()).isFalse();
    }

    @Test
    void anAlarmIsStaleOnEveryDayOnWhichItHasBeenActiveForLongerThanADay() {
        var old = standing(FROM.minus(Duration.ofDays(3)), null);
        var endsFirstDay = standing(FROM.minus(Duration.ofDays(3)), FROM.plus(Duration.ofHours(1)));
        var stillYoung = standing(FROM.plus(Duration.ofHours(1)), FROM.plus(Duration.ofHours(25)));

        assertThat(value(new KpiTally(FROM, TO, List.of(), List.of(old), List.of(), NONE), "stale_peak"))
                .isEqualTo(1);
        assertThat(value(
                        new KpiTally(FROM, TO, List.of(), List.of(old, endsFirstDay, stillYoung), List.of(), NONE),
                        "stale_peak"))
                .isEqualTo(2);
    }

    @Test
    void tellsTheShareOfTimeInFlood() {
        var flood = new Floods.Flood(FROM.minusSeconds(60), FROM.plus(Duration.ofHours(12)));

        assertThat(value(new KpiTally(FROM, TO, List.of(), List.of(), List.of(flood), NONE), "in_flood"))
                .isEqualTo(25.0, EXACT);
    }

    @Test
    void nothingHappenedIsNoError() {
        assertThat(tally(List.of()).indicators())
                .allSatisfy(indicator -> assertThat(indicator.value()).isZero());
    }

    private static KpiTally tally(List<Call> calls) {
        return new KpiTally(FROM, TO, calls, List.of(), List.of(), NONE);
    }

    private static Indicator indicator(KpiTally tally, String id) {
        return tally.indicators().stream()
                .filter(i -> i.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static double value(KpiTally tally, String id) {
        return indicator(tally, id).value();
    }

    private static Call call(String device, Instant at) {
        return call(device, at, at, null);
    }

    private static Call standing(Instant raisedAt, @Nullable Instant clearedAt) {
        return call("pump", raisedAt, raisedAt, clearedAt);
    }

    private static Call call(String device, Instant at, Instant raisedAt, @Nullable Instant clearedAt) {
        var subject = new Call.Subject("rule", "规则", "rule", device, device, device);
        return new Call(subject, Priority.LOW, at, raisedAt, clearedAt, false, false);
    }
}
