package health.vigil.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Grafana's PostgreSQL data source makes of each macro, from 08:00 to 09:30:00.5 with steps of 20 s. */
class MacrosTest {
    private static final TimeRange RANGE =
            new TimeRange(Instant.parse("2026-11-22T08:00:00Z"), Instant.parse("2026-11-22T09:30:00.500Z"));
    private static final Macros PLAIN = new Macros(RANGE, new Interval(Duration.ofSeconds(20)), false);
    private static final Macros TIMESCALE = new Macros(RANGE, new Interval(Duration.ofSeconds(20)), true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            SELECT $__time(at), value            | SELECT at AS "time", value
            min($__time(at))                     | min(at AS "time")
            SELECT $__timeEpoch(at)              | SELECT extract(epoch from at) as "time"
            WHERE $__timeFilter(at)              | WHERE at BETWEEN '2026-11-22T08:00:00Z' AND '2026-11-22T09:30:00.5Z'
            WHERE $__timeFilter( a.at )          | WHERE a.at BETWEEN '2026-11-22T08:00:00Z' AND '2026-11-22T09:30:00.5Z'
            at > $__timeFrom()                   | at > '2026-11-22T08:00:00Z'
            f($__timeFrom(), $__timeTo())        | f('2026-11-22T08:00:00Z', '2026-11-22T09:30:00.5Z')
            GROUP BY $__timeGroup(at,'5m')       | GROUP BY floor(extract(epoch from at)/300)*300
            SELECT $__timeGroup(at,'5m'), value  | SELECT floor(extract(epoch from at)/300)*300 AS "time", value
            SELECT $__timeGroup(at,5m) AS t, v   | SELECT floor(extract(epoch from at)/300)*300 AS t, v
            $__timeGroup(at , '1h30m')           | floor(extract(epoch from at)/5400)*5400
            $__timeGroup(at,'20ms')              | floor(extract(epoch from at)/0.02)*0.02
            $__timeGroup(at,'12d')               | floor(extract(epoch from at)/1.0368e+06)*1.0368e+06
            $__timeGroup(at,'7d')                | floor(extract(epoch from at)/604800)*604800
            $__timeGroup(at,$__interval)         | floor(extract(epoch from at)/20)*20
            $__timeGroup(at,'1h',NULL)           | floor(extract(epoch from at)/3600)*3600
            $__timeGroup(at,'1h',0)              | floor(extract(epoch from at)/3600)*3600
            $__timeGroupAlias(at,'1h')           | floor(extract(epoch from at)/3600)*3600 AS "time"
            WHERE $__unixEpochFilter(s)          | WHERE s >= 1795334400 AND s <= 1795339800
            BETWEEN $__unixEpochFrom() AND $__unixEpochTo() | BETWEEN 1795334400 AND 1795339800
            $__unixEpochNanoFilter(n)            | n >= 1795334400000000000 AND n <= 1795339800500000000
            $__unixEpochNanoFrom()               | 1795334400000000000
            $__unixEpochNanoTo()                 | 1795339800500000000
            $__unixEpochGroup(s,'5m')            | floor((s)/300)*300
            $__unixEpochGroupAlias(s,'5m')       | floor((s)/300)*300 AS "time"
            '$__interval' of $__interval_ms ms   | '20s' of 20000 ms
            SELECT '$5', '\\s$'                 | SELECT '$5', '\\s$'
            """)
    void expands(String sql, String expanded) {
        assertThat(PLAIN.expand(sql)).isEqualTo(expanded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            GROUP BY $__timeGroup(at,'5m')       | GROUP BY time_bucket('300.000s',at)
            $__timeGroup(at,'20ms')              | time_bucket('0.020s',at)
            $__timeGroupAlias(at , '12d')        | time_bucket('1036800.000s',at) AS "time"
            WHERE $__timeFilter(at)              | WHERE at BETWEEN '2026-11-22T08:00:00Z' AND '2026-11-22T09:30:00.5Z'
            """)
    void bucketsWithTimescale(String sql, String expanded) {
        assertThat(TIMESCALE.expand(sql)).isEqualTo(expanded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            $__timeGroup(at)            | needs time column and interval
            $__timeGroup(at,'often')    | error parsing interval
            $__timeGroup(at,'0s')       | interval must be positive
            $__timeGroup(at,'1h',none)  | error parsing fill value
            $__timeSeries(at)           | unknown macro "__timeSeries"
            """)
    void refuses(String sql, String reason) {
        assertThatThrownBy(() -> PLAIN.expand(sql)).hasMessageContaining(reason);
    }

    @Test
    void endsArgumentsAtTheFirstParenthesis() {
        assertThat(PLAIN.expand("$__time(date_trunc('day', at))")).isEqualTo("date_trunc('day' AS \"time\")");
    }
}
