package health.vigil.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import health.vigil.limits.Expectation.Over;
import health.vigil.rules.Rule;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The supervisor's table: for every number of the standards a value one step below, at and one step above it, told to the
 * judge as a device would. Which of them breaks the rule follows from expectations.csv, that is from the standard.
 */
class LimitVerdictsTest {
    private static final Duration LONGER_THAN_ANY_DELAY = Duration.ofHours(11);
    private static final Duration MOST_OF_THE_TIME_IN_SUM = Duration.ofHours(12);
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final BigDecimal DOSE_STEP = new BigDecimal("0.1");

    @TestFactory
    Stream<DynamicTest> everyLimitOneStepBelowAtAndOneStepAbove() {
        return Expectation.all().stream()
                .filter(row -> Over.of(row.over()) != Over.NOTHING)
                .flatMap(row -> Case.of(row).stream())
                .map(one -> dynamicTest(
                        one.sentence(), () -> assertThat(one.isBroken()).isEqualTo(one.mustBreak())));
    }

    @TestFactory
    Stream<DynamicTest> everyClockOneSecondBeforeAtAndOneSecondAfter() {
        return Expectation.all().stream()
                .filter(row ->
                        row.direction().equals("silence") && !row.clause().contains("one field"))
                .flatMap(row -> Stream.of(-1, 0, 1).map(seconds -> new Clock(row, seconds)))
                .map(one -> dynamicTest(
                        one.sentence(), () -> assertThat(one.isBroken()).isEqualTo(one.mustBreak())));
    }

    private record Clock(Expectation row, int seconds) {
        boolean mustBreak() {
            return seconds > 0 || seconds == 0 && row.inclusive();
        }

        boolean isBroken() {
            var trial = Trial.of(row.device(INTERVAL), Case.A_DAY);
            return trial.heard().silence(time()).raised().stream()
                    .anyMatch(rule -> rule.source().clause().equals(row.clause()));
        }

        private Duration time() {
            var unit = row.direction().equals("silence") ? INTERVAL : Duration.ofHours(1);
            return unit.multipliedBy(row.limit().longValue()).plusSeconds(seconds);
        }

        String sentence() {
            return "%s %s: %s of %s %s in %s"
                    .formatted(
                            row.standard(),
                            row.clause(),
                            row.direction(),
                            time(),
                            mustBreak() ? "breaks the limit" : "is allowed",
                            row.family());
        }
    }

    private record Case(Expectation row, BigDecimal value) {
        private static final Instant A_DAY =
                OffsetDateTime.parse("2026-03-01T00:00:00+08:00").toInstant();
        private static final Instant A_DAY_OF_THE_2006_EDITION =
                OffsetDateTime.parse("2022-03-01T00:00:00+08:00").toInstant();

        static List<Case> of(Expectation row) {
            var cases = new ArrayList<Case>();
            for (var steps = -1; steps <= 1; steps++) {
                var value = row.limit().add(step(row).multiply(BigDecimal.valueOf(steps)));
                if (isPossible(row, value)) {
                    cases.add(new Case(row, value));
                }
            }
            return cases;
        }

        private static BigDecimal step(Expectation row) {
            return Over.of(row.over()) == Over.SEVEN_DAYS ? DOSE_STEP : Shipped.RESOLUTION.get(row.field());
        }

        /** A door is never half open, nor twice. */
        private static boolean isPossible(Expectation row, BigDecimal value) {
            var field = Shipped.CATALOGUE.named(row.field()).orElseThrow();
            return !field.isState() || value.doubleValue() >= field.min() && value.doubleValue() <= field.max();
        }

        /** What the standard says, not the code. */
        boolean mustBreak() {
            var beyond = value.compareTo(row.limit()) * (row.direction().equals("above") ? 1 : -1);
            return beyond > 0 || beyond == 0 && row.inclusive();
        }

        boolean isBroken() {
            return trial().raised().stream().anyMatch(this::isTheRule);
        }

        private boolean isTheRule(Rule rule) {
            var source = rule.source();
            return row.standard().equals(source.standard() + "-" + source.edition())
                    && row.clause().equals(source.clause())
                    && row.field().equals(rule.field())
                    && Over.of(rule.condition()) == Over.of(row.over());
        }

        private Trial trial() {
            var told = value.doubleValue();
            return switch (Over.of(row.over())) {
                case EACH_VALUE -> start().hold(row.field(), told, LONGER_THAN_ANY_DELAY);
                // Half of the day twice as much, half of it nothing; for flow-weighted means the flow is steady.
                case DAILY_MEAN ->
                    start().hold(Map.of(row.field(), 2 * told, "flow", 1.0), Duration.ofMinutes(710))
                            .hold(Map.of(row.field(), 0.0, "flow", 1.0), Duration.ofHours(12));
                case TIME_IN_SUM ->
                    start().hold(row.field(), told, MOST_OF_THE_TIME_IN_SUM)
                            .tell(row.field(), 5)
                            .hold(row.field(), told, MOST_OF_THE_TIME_IN_SUM);
                // One value that stands for the ten minutes before it.
                case SEVEN_DAYS -> start().tell(row.field(), 0).tell(row.field(), told * 6);
                case NOTHING -> throw new IllegalStateException("not a limit on values: " + row);
            };
        }

        private Trial start() {
            return Trial.of(Trial.measuring(row.device(INTERVAL), Set.of("flow", "beam_on")), day());
        }

        /** A day on which the edition is in force. */
        private Instant day() {
            return row.standard().equals("GB 5749-2006") ? A_DAY_OF_THE_2006_EDITION : A_DAY;
        }

        String sentence() {
            var unit = Shipped.CATALOGUE.named(row.field()).orElseThrow().unit();
            return "%s %s: %s of %s %s (%s) %s at %s, %s, %s"
                    .formatted(
                            row.standard(),
                            row.clause(),
                            row.field(),
                            value.toPlainString(),
                            unit.equals("1") ? "" : unit,
                            row.over(),
                            mustBreak() ? "breaks the limit" : "is allowed",
                            any(row.samplingPoint()),
                            any(row.facilityClass()),
                            any(row.disinfectant()));
        }

        private static String any(String cell) {
            return cell.equals("*") ? "any" : cell;
        }
    }
}
