package health.vigil.limits;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.rules.Amendment;
import health.vigil.rules.Limit;
import health.vigil.rules.Period;
import health.vigil.rules.Priority;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.Rule;
import health.vigil.rules.Source;
import health.vigil.web.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleChangeTest {
    private static final Source LAW = new Source("GB 1", "2022", "Table 2", true, LocalDate.of(2023, 4, 1), null);
    private static final Amendment WHY = new Amendment("7", "li", "repair", 1.0, false);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // direction, inclusive, threshold, on delay, off delay, priority, enabled: what is loosened
                "ABOVE, false, 0.8, -,    -,     -,   true,  -",
                "ABOVE, false, 1.0, -,    -,     -,   true,  -",
                "ABOVE, false, 1.2, -,    -,     -,   true,  threshold",
                "ABOVE, true,  1.0, -,    -,     -,   true,  -",
                "ABOVE, true,  1.1, -,    -,     -,   true,  threshold",
                "BELOW, false, 1.2, -,    -,     -,   true,  -",
                "BELOW, false, 0.8, -,    -,     -,   true,  threshold",
                "BELOW, true,  1.0, -,    -,     -,   true,  -",
                "BELOW, true,  0.9, -,    -,     -,   true,  threshold",
                "ABOVE, false, -,   PT4M, -,     -,   true,  -",
                "ABOVE, false, -,   PT5M, -,     -,   true,  -",
                "ABOVE, false, -,   PT6M, -,     -,   true,  on_delay",
                "BELOW, false, 1.2, PT6M, -,     -,   true,  on_delay",
                "ABOVE, false, 1.2, PT6M, -,     -,   true,  threshold on_delay",
                "ABOVE, false, -,   -,    PT1M,  -,   true,  -",
                "ABOVE, false, -,   -,    PT30M, LOW, true,  -",
                "ABOVE, false, -,   -,    -,     -,   false, enabled"
            })
    void tellsWhatWouldLoosenALimit(
            Limit.Direction direction,
            boolean inclusive,
            @Nullable Double threshold,
            @Nullable Duration onDelay,
            @Nullable Duration offDelay,
            @Nullable Priority priority,
            boolean enabled,
            @Nullable String loosened) {
        var rule = rule(direction, inclusive);
        var change = new RuleChange(threshold, onDelay, offDelay, null, priority, enabled);

        assertThat(change.faults(rule)).isEmpty();
        assertThat(change.loosenings(rule))
                .extracting(Fault::path)
                .containsExactlyInAnyOrder(loosened == null ? new String[0] : loosened.split(" "));
    }

    @Test
    void tellsWhichNumberWouldLoosenWhat() {
        assertThat(new RuleChange(1.2, null, null, null, null, true).loosenings(rule(Limit.Direction.ABOVE, false)))
                .extracting(Fault::reason)
                .containsExactly("1.2 would loosen law.high (GB 1-2022, Table 2), whose limit is 1.0 NTU");
    }

    @Test
    void changesTheRuleForATimeAndSaysWhy() {
        var rule = rule(Limit.Direction.ABOVE, true);
        var time = new Period(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));
        var changed = new RuleChange(0.8, Duration.ZERO, null, 0.1, Priority.URGENT, true)
                .apply(rule, time, WHY)
                .orElseThrow();

        assertThat(changed.condition()).isEqualTo(new Limit(Limit.Direction.ABOVE, 0.8, true, 0.1));
        assertThat(changed.onDelay()).isZero();
        assertThat(changed.offDelay()).isEqualTo(rule.offDelay());
        assertThat(changed.priority()).isEqualTo(Priority.URGENT);
        assertThat(changed.inForce()).isEqualTo(time);
        assertThat(changed.amendment()).isEqualTo(WHY);
        assertThat(changed.source()).isEqualTo(LAW);
    }

    @Test
    void hasNoRuleWhileItIsSwitchedOff() {
        var rule = rule(Limit.Direction.ABOVE, true);
        assertThat(new RuleChange(null, null, null, null, null, false).apply(rule, rule.inForce(), WHY))
                .isEmpty();
    }

    @Test
    void changesNoNumberOfARuleWithoutALimit() {
        var clock = Rule.of(
                "law.clock",
                "钟",
                "Clock",
                null,
                "h",
                ProcessCheck.of(ProcessCheck.Kind.STORE_AGE, Duration.ofHours(48)),
                Duration.ZERO,
                Duration.ZERO,
                Priority.HIGH,
                LAW);
        assertThat(new RuleChange(50.0, null, null, 1.0, Priority.URGENT, true).faults(clock))
                .extracting(Fault::path)
                .containsExactly("threshold", "deadband");
        assertThat(new RuleChange(null, null, null, null, Priority.URGENT, true).faults(clock))
                .isEmpty();
    }

    @Test
    void refusesWhatIsNoChangeAndNumbersThatCannotBe() {
        var rule = rule(Limit.Direction.ABOVE, false);
        assertThat(paths(new RuleChange(null, null, null, null, null, true), rule))
                .containsExactly("threshold");
        assertThat(paths(new RuleChange(0.5, null, null, null, null, false), rule))
                .containsExactly("enabled");
        assertThat(paths(
                        new RuleChange(Double.NaN, Duration.ofDays(32), Duration.ofSeconds(-1), -1.0, null, true),
                        rule))
                .containsExactly("threshold", "deadband", "on_delay", "off_delay");
    }

    private static List<String> paths(RuleChange change, Rule rule) {
        return change.faults(rule).stream().map(Fault::path).toList();
    }

    private static Rule rule(Limit.Direction direction, boolean inclusive) {
        return Rule.of(
                "law.high",
                "偏高",
                "High",
                "turbidity",
                "NTU",
                new Limit(direction, 1.0, inclusive, 0),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                Priority.MEDIUM,
                LAW);
    }
}
