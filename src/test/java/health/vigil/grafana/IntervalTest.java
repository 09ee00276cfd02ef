package health.vigil.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps that Grafana gives panels, by range, points and least interval. */
class IntervalTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT5M, 1000, 1ms, 200ms", "PT1H, 1000, 1s, 5s", "PT1H, 1000, 1m, 1m", "PT24H, 961, 1m, 1m",
        "PT24H, 960, 1m, 2m", "PT24H, 1440, 30s, 1m", "P7D, 1000, 1m, 10m", "P30D, 1000, 1m, 30m",
        "P30D, 500, 1m, 1h", "P90D, 1000, 1m, 2h", "P365D, 1000, 1m, 6h", "P365D, 300, 1m, 1d",
        "P365D, 20, 1m, 7d", "P365D, 12, 1m, 30d", "P3650D, 50, 1m, 1y", "PT24H, 1000, >1h, 1h",
        "PT24H, 1000, 1d, 1d", "PT1H, 1000, 90s, 1m"
    })
    void isRoundAndNotLessThanTheLeast(Duration range, int points, String least, String step) {
        assertThat(Interval.of(TimeRange.last(range, NOW), points, least).text())
                .isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({"5m, PT5M", "1h30m, PT1H30M", "1.5h, PT1H30M", "20ms, PT0.02S", "7d, P7D", "2w, P14D", "1M, P30D"})
    void isReadFromMacros(String text, Duration step) {
        assertThat(Interval.parse(text, NOW)).isEqualTo(step);
    }
}
