package health.vigil.reports;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.registry.Device;
import health.vigil.registry.Family;
import health.vigil.rules.DailyMean;
import health.vigil.rules.DeviceRules;
import health.vigil.rules.DeviceRules.Surroundings;
import health.vigil.rules.DeviceRules.Timing;
import health.vigil.rules.Gate;
import health.vigil.rules.Limit;
import health.vigil.rules.LocalDay;
import health.vigil.rules.OpeningHours;
import health.vigil.rules.Period;
import health.vigil.rules.Priority;
import health.vigil.rules.Rule;
import health.vigil.rules.Source;
import health.vigil.rules.StateEvents;
import health.vigil.rules.ValueCondition;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.EventType;
import health.vigil.telemetry.Field;
import health.vigil.telemetry.FieldCatalogue;
import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Reading;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.Test;

/** One device that reports hourly, on Tuesday 10 March 2026. */
class DeviceDayTest {
    private static final Field TURBIDITY = new Field(1, "turbidity", "NTU", Set.of("NTU"), 0, 1000, "浑浊度", "Turbidity");
    private static final Field BEAM = new Field(2, "beam_on", "1", Set.of("1"), 0, 1, "出束状态", "Beam on");
    private static final FieldCatalogue CATALOGUE = new FieldCatalogue(List.of(TURBIDITY, BEAM));
    private static final LocalDay DAY = new LocalDay(LocalDate.parse("2026-03-10"));
    private static final Rule AT_MOST_ONE = rule("high", above(1), true, Gate.ALWAYS);

    private final List<Reading> readings = new ArrayList<>();
    private final List<DeviceEvent> events = new ArrayList<>();
    private OpeningHours open = OpeningHours.ALWAYS;

    @BeforeTry
    void forget() {
        readings.clear();
    }

    @Test
    void countsWhatKeptTheLimitAndWhatDidNot() {
        values(20, 0.5);
        values(4, 1.5);

        var figures = figures(AT_MOST_ONE);

        assertThat(figures.total()).isEqualTo(24);
        assertThat(figures.judged()).isEqualTo(24);
        assertThat(figures.compliant()).isEqualTo(20);
        assertThat(figures.violated()).isEqualTo(4);
        assertThat(figures.rate()).contains(20 / 24.0);
        assertThat(figures.valid()).isTrue();
    }

    @Test
    void namesWhatItExcluded() {
        values(10, 0.5);
        for (var flag : List.of(
                Flag.MAINTENANCE, Flag.MANUAL, Flag.MANUAL, Flag.FUTURE_TIME, Flag.CLOCK_OFFSET, Flag.IMPOSSIBLE)) {
            value(9, flag);
        }

        var figures = figures(AT_MOST_ONE);

        assertThat(figures.excluded())
                .containsOnly(
                        Map.entry("maintenance", 1L),
                        Map.entry("manual", 2L),
                        Map.entry("future_time", 1L),
                        Map.entry("clock_offset", 1L),
                        Map.entry("impossible", 1L));
        assertThat(figures.rate()).contains(1.0);
        assertThat(figures.valid()).as("10 of 24 are too few").isFalse();
    }

    @Test
    void judgesWhatIsOnlySuspectAndNamesTheSuspicion() {
        value(0.5);
        value(9, Flag.SPIKE);
        value(0.5, Flag.FLAT_LINE, Flag.LATE);

        var figures = figures(AT_MOST_ONE);

        assertThat(figures.judged()).isEqualTo(3);
        assertThat(figures.compliant()).isEqualTo(2);
        assertThat(figures.uncertain()).containsOnly(Map.entry("spike", 1L), Map.entry("flat_line", 1L));
    }

    @Test
    void aValueAboveTheMeasuringRangeSaysNothingOfALowerLimit() {
        value(9, Flag.ABOVE_RANGE);

        assertThat(figures(rule("low", below(0.3), true, Gate.ALWAYS)).excluded())
                .containsOnly(Map.entry("above_range", 1L));
        assertThat(figures(AT_MOST_ONE).violated()).isEqualTo(1);
    }

    @Test
    void whereNothingWasJudgedThereIsNoRate() {
        var figures = figures(AT_MOST_ONE);

        assertThat(figures.planned()).isEqualTo(24);
        assertThat(figures.rate()).isEmpty();
        assertThat(figures.coverage()).contains(0.0);
        assertThat(figures.valid()).isFalse();
    }

    @Test
    void aRecommendationIsNoLegalLimit() {
        value(9);
        assertThat(day(rule("eng", above(1), false, Gate.ALWAYS))).isEmpty();
    }

    @Test
    void theEditionInForceAtTheTimeOfMeasurementJudges() {
        var noon = DAY.start().plus(Duration.ofHours(12));
        var until = inForce(rule("same", above(3), true, Gate.ALWAYS), new Period(Instant.EPOCH, noon));
        var from = inForce(rule("same", above(1), true, Gate.ALWAYS), new Period(noon, null));
        values(24, 2);

        assertThat(figures(until, from).compliant()).isEqualTo(12);
    }

    @Test
    void outsideTheOpeningHoursNothingIsJudgedAndNothingWasPlanned() {
        open = new OpeningHours(
                Map.of(DayOfWeek.TUESDAY, List.of(new OpeningHours.Span(LocalTime.of(9, 0), LocalTime.of(21, 0)))),
                Map.of());
        values(24, 0.5);

        var figures = figures(rule("open", above(1), true, new Gate(true, null)));

        assertThat(figures.judged()).isEqualTo(12);
        assertThat(figures.excluded()).containsOnly(Map.entry("closed", 12L));
        assertThat(figures.coverage()).contains(1.0);
    }

    @Test
    void anAnnouncedMaintenanceIsBelievedForItsTime() {
        event(EventType.MAINTENANCE_STARTED, 3.5);
        event(EventType.MAINTENANCE_ENDED, 6.5);
        values(24, 0.5);

        assertThat(figures(AT_MOST_ONE).excluded()).containsOnly(Map.entry("maintenance", 3L));
    }

    @Test
    void aMaintenanceThatBeganTheEveningBeforeReachesIntoTheDay() {
        event(EventType.MAINTENANCE_STARTED, -1);
        values(24, 0.5);

        assertThat(figures(AT_MOST_ONE).excluded())
                .as("for four hours in all")
                .containsOnly(Map.entry("maintenance", 3L));
    }

    @Test
    void aLimitOnTheDailyMeanGivesOneVerdictForTheDay() {
        values(12, 0.5);
        values(12, 1.3);

        var kept = figures(rule("mean", new DailyMean(above(1), 0.75, null), true, Gate.ALWAYS));
        var broken = figures(rule("mean", new DailyMean(above(0.8), 0.75, null), true, Gate.ALWAYS));

        assertThat(kept.averaged()).isEqualTo(24);
        assertThat(kept.judged()).isZero();
        assertThat(kept.meansRate()).contains(1.0);
        assertThat(kept.valid()).isTrue();
        assertThat(broken.meansRate()).contains(0.0);
    }

    @Test
    void aMeanOfTooFewHoursIsNotJudged() {
        values(17, 0.5);

        var figures = figures(rule("mean", new DailyMean(above(1), 0.75, null), true, Gate.ALWAYS));

        assertThat(figures.means()).isZero();
        assertThat(figures.meansRate()).isEmpty();
    }

    @Property
    void everyStoredValueIsAccountedFor(@ForAll @Size(max = 60) List<Flag> flags) {
        flags.forEach(flag -> value(0.5, flag));

        var figures = figures(AT_MOST_ONE);

        assertThat(figures.total()).isEqualTo(flags.size());
        assertThat(figures.judged()
                        + figures.averaged()
                        + figures.excluded().values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                .isEqualTo(figures.total());
    }

    private void values(int count, double value) {
        IntStream.range(0, count).forEach(i -> value(value));
    }

    /** One an hour, then more in between. */
    private void value(double value, Flag... flags) {
        var at =
                DAY.start().plus(Duration.ofHours(readings.size() % 24)).plus(Duration.ofMinutes(readings.size() / 24));
        var set = List.of(flags).stream().reduce(Flags.NONE, Flags::with, (a, b) -> b);
        readings.add(new Reading(TURBIDITY, at, value, set));
    }

    private void event(EventType type, double hour) {
        events.add(new DeviceEvent(type, DAY.start().plusSeconds((long) (hour * 3600)), null, "{}"));
    }

    private Figures figures(Rule... rules) {
        return day(rules).get("turbidity");
    }

    private Map<String, Figures> day(Rule... rules) {
        var device = new Device(
                1,
                "device",
                "works",
                "440203",
                Family.DRINKING_WATER,
                "plant_outlet",
                null,
                null,
                Duration.ofHours(1),
                Map.of(),
                null,
                OpeningHours.ALWAYS,
                Set.of());
        var deviceRules = new DeviceRules(
                List.of(rules).stream().collect(Collectors.groupingBy(Rule::field)),
                List.of(),
                null,
                null,
                null,
                List.of(),
                new Surroundings("works", "plant_outlet", null, open),
                Timing.of(Duration.ofHours(1)));
        var day = new DeviceDay(
                device, deviceRules, Set.of("turbidity"), DAY, events, new StateEvents(CATALOGUE), DAY.end());
        readings.stream().sorted(Comparator.comparing(Reading::at)).forEach(day::add);
        return day.figures(DAY.end());
    }

    private static Limit above(double threshold) {
        return new Limit(Limit.Direction.ABOVE, threshold, false, 0);
    }

    private static Limit below(double threshold) {
        return new Limit(Limit.Direction.BELOW, threshold, false, 0);
    }

    private static Rule rule(String id, ValueCondition condition, boolean legal, Gate gate) {
        var source = new Source("GB 5749", "2022", "Table 1", legal, LocalDate.of(2023, 4, 1), null);
        return copy(
                Rule.of(
                        id,
                        "浑浊度",
                        "Turbidity",
                        "turbidity",
                        "NTU",
                        condition,
                        Duration.ZERO,
                        Duration.ZERO,
                        Priority.HIGH,
                        source),
                gate,
                Period.of(source.validFrom(), null));
    }

    private static Rule inForce(Rule rule, Period period) {
        return copy(rule, rule.gate(), period);
    }

    private static Rule copy(Rule rule, Gate gate, Period inForce) {
        return new Rule(
                rule.id(),
                rule.nameZh(),
                rule.nameEn(),
                rule.field(),
                rule.unit(),
                rule.condition(),
                rule.onDelay(),
                rule.offDelay(),
                rule.priority(),
                rule.latched(),
                gate,
                rule.source(),
                inForce,
                rule.amendment());
    }
}
