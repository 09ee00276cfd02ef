package health.vigil.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import health.vigil.rules.Condition;
import health.vigil.rules.Limit;
import health.vigil.rules.NoData;
import health.vigil.rules.Priority;
import health.vigil.rules.Rule;
import health.vigil.rules.Source;
import health.vigil.rules.StorageClock;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleSnapshotTest {
    static Condition[] conditions() {
        return new Condition[] {
            new Limit(Limit.Direction.BELOW, 2, true, 0.5),
            new NoData(Duration.ofMinutes(30), false),
            new StorageClock(Duration.ofHours(48))
        };
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void readsBackTheRuleThatWasWritten(Condition condition) {
        var rule = Rule.of(
                "r",
                "名",
                "name",
                condition instanceof Limit ? "temperature" : null,
                "degC",
                condition,
                Duration.ofMinutes(5),
                Duration.ZERO,
                Priority.HIGH,
                new Source("S", "2022", "1", false, LocalDate.EPOCH, null));

        assertThat(RuleSnapshot.read(RuleSnapshot.write(rule))).isEqualTo(rule);
    }
}
