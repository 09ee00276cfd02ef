package health.vigil.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import health.vigil.rules.Amendment;
import health.vigil.rules.Condition;
import health.vigil.rules.DailyMean;
import health.vigil.rules.Dose;
import health.vigil.rules.Expression;
import health.vigil.rules.FlatLine;
import health.vigil.rules.Gate;
import health.vigil.rules.Input;
import health.vigil.rules.Limit;
import health.vigil.rules.MaintenanceOverrun;
import health.vigil.rules.NoData;
import health.vigil.rules.Outage;
import health.vigil.rules.Parked;
import health.vigil.rules.Period;
import health.vigil.rules.Priority;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.RateOfChange;
import health.vigil.rules.Rule;
import health.vigil.rules.Shift;
import health.vigil.rules.Source;
import health.vigil.rules.Spike;
import health.vigil.rules.TimeOutOfRange;
import health.vigil.rules.ValueCondition;
import health.vigil.rules.WindowMean;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RuleSnapshotTest {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Limit LIMIT = new Limit(Limit.Direction.BELOW, 2, true, 0.5);
    private static final Expression EXPRESSION = new Expression(
            "flow > 0.0 && outfall.ph_change_30m < 1.0",
            Expression.Scope.SITE,
            List.of(
                    new Input("flow", null, "flow", Input.Aspect.VALUE, Duration.ZERO),
                    new Input("outfall.ph_change_30m", "outfall", "ph", Input.Aspect.CHANGE, HALF_HOUR)),
            inputs -> true);

    /** A condition, the limit that people are shown, its unit. */
    static Stream<Arguments> conditions() {
        return Stream.of(
                arguments(LIMIT, 2.0, "degC"),
                arguments(new RateOfChange(-1.5, HALF_HOUR), -1.5, "degC"),
                arguments(new Spike(0.3), 0.3, "degC"),
                arguments(new FlatLine(HALF_HOUR, 0), null, "degC"),
                arguments(new Parked(LIMIT, 0.1, 0.01, HALF_HOUR), 2.0, "degC"),
                arguments(new WindowMean(LIMIT, HALF_HOUR, 0.75, "flow"), 2.0, "degC"),
                arguments(new DailyMean(LIMIT, 0.75, null), 2.0, "degC"),
                arguments(new TimeOutOfRange(LIMIT, HALF_HOUR, Duration.ofHours(24)), 0.5, "h"),
                arguments(new Dose(20, Duration.ofDays(7)), 20.0, "degC"),
                arguments(new Shift(5, Duration.ofDays(1)), null, "degC"),
                arguments(EXPRESSION, null, "degC"),
                arguments(new NoData(HALF_HOUR, true), 0.5, "h"),
                arguments(ProcessCheck.of(ProcessCheck.Kind.STORE_AGE, Duration.ofHours(48)), 48.0, "h"),
                arguments(new MaintenanceOverrun(Duration.ofHours(4)), 4.0, "h"),
                arguments(new Outage(Outage.Cause.POWER, 3), null, "degC"));
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void readsBackTheRuleThatWasWritten(Condition condition, @Nullable Double limit, String unit) {
        var rule = rule(condition);

        var read = RuleSnapshot.read(RuleSnapshot.write(rule));

        assertThat(read).isEqualTo(rule);
        assertThat(RuleSnapshot.limit(read)).isEqualTo(limit);
        assertThat(RuleSnapshot.unit(read)).isEqualTo(unit);
    }

    @Test
    void knowsEveryKindOfCondition() {
        var known = conditions().map(row -> row.get()[0].getClass()).collect(Collectors.toSet());

        assertThat(known).isEqualTo(kinds(Condition.class));
    }

    @Test
    void keepsWhatAnExpressionReads() {
        var read = (Expression)
                RuleSnapshot.read(RuleSnapshot.write(rule(EXPRESSION))).condition();

        assertThat(read.inputs()).isEqualTo(EXPRESSION.inputs());
        assertThatThrownBy(() -> read.formula().holds(Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("can't judge");
    }

    private static Rule rule(Condition condition) {
        return new Rule(
                "r",
                "名",
                "name",
                condition instanceof ValueCondition ? "temperature" : null,
                "degC",
                condition,
                Duration.ofMinutes(5),
                Duration.ZERO,
                Priority.HIGH,
                true,
                new Gate(true, EXPRESSION),
                new Source("S", "2022", "1", false, LocalDate.EPOCH, null),
                new Period(Instant.EPOCH, Instant.parse("2030-01-01T00:00:00Z")),
                new Amendment("o-1", "director", "local water", 2.5, true));
    }

    private static Set<Class<?>> kinds(Class<?> sealed) {
        var kinds = new HashSet<Class<?>>();
        for (var kind : sealed.getPermittedSubclasses()) {
            kinds.addAll(kind.isSealed() ? kinds(kind) : Set.of(kind));
        }
        return kinds;
    }
}
