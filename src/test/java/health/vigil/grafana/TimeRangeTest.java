package health.vigil.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Relative times of dashboards on a Sunday, 16:30:15 in Beijing. */
class TimeRangeTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:30:15Z");

    @ParameterizedTest
    @CsvSource({
        "now-90m, now,    2026-11-22T07:00:15Z, 2026-11-22T08:30:15Z",
        "now-24h, now,    2026-11-21T08:30:15Z, 2026-11-22T08:30:15Z",
        "now-1y,  now,    2025-11-22T08:30:15Z, 2026-11-22T08:30:15Z",
        "now/d,   now/d,  2026-11-21T16:00:00Z, 2026-11-22T15:59:59.999Z",
        "now-1d/d,now/d,  2026-11-20T16:00:00Z, 2026-11-22T15:59:59.999Z",
        "now/w,   now/w,  2026-11-15T16:00:00Z, 2026-11-22T15:59:59.999Z",
        "now/M,   now,    2026-10-31T16:00:00Z, 2026-11-22T08:30:15Z",
        "now-1h+5m, now+1h, 2026-11-22T07:35:15Z, 2026-11-22T09:30:15Z"
    })
    void areCutInTheTimeOfTheDashboard(String from, String to, String begin, String end) {
        var range = TimeRange.of(from, to, NOW, ZoneId.of("Asia/Shanghai"));

        assertThat(TimeRange.written(range.from())).isEqualTo(begin);
        assertThat(TimeRange.written(range.to())).isEqualTo(end);
    }
}
