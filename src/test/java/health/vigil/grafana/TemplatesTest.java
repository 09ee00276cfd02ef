package health.vigil.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Grafana puts in place of the names of variables in SQL. */
class TemplatesTest {
    private static final TimeRange RANGE =
            new TimeRange(Instant.parse("2026-11-22T08:00:00Z"), Instant.parse("2026-11-22T09:30:00.500Z"));
    private static final Value SEVERAL = new Value("device", List.of("dw-1", "o'pool \"2\""), true, true, "");
    private static final Value MAYBE_ALL = new Value("site", List.of("works"), true, false, "");
    private static final Templates TEMPLATES = new Templates(
            Map.of(
                    "device",
                    SEVERAL,
                    "none",
                    SEVERAL.none(),
                    "site",
                    MAYBE_ALL,
                    "county",
                    Value.one("county", "440'203"),
                    "every",
                    new Value("every", List.of("a", "b"), true, true, ".*")),
            RANGE,
            "Asia/Shanghai");

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            textBlock =
                    """
            IN ($device)                  → IN ('dw-1','o''pool "2"')
            IN (${device})                → IN ('dw-1','o''pool "2"')
            IN ([[device]])               → IN ('dw-1','o''pool "2"')
            ARRAY[${device:sqlstring}]    → ARRAY['dw-1','o''pool \\"2\\"']
            ARRAY[[[device:sqlstring]]]   → ARRAY['dw-1','o''pool \\"2\\"']
            ${device:singlequote}         → 'dw-1','o\\'pool "2"'
            ${device:doublequote}         → "dw-1","o'pool \\"2\\""
            ${device:csv}                 → dw-1,o'pool "2"
            ${device:raw}                 → dw-1,o'pool "2"
            ${device:pipe}                → dw-1|o'pool "2"
            ${device:glob}                → {dw-1,o'pool "2"}
            ARRAY[${none:sqlstring}]::text[] → ARRAY[]::text[]
            = $site                       → = 'works'
            = ${site:sqlstring}           → = 'works'
            = '$county'                   → = '440''203'
            = ${county:sqlstring}         → = '440''203'
            = '${county:raw}'             → = '440'203'
            ~ '${every:raw}'              → ~ '.*'
            ~ '$every'                    → ~ '.*'
            $__from, ${__to}              → 1795334400000, 1795339800500
            ${__from:date:seconds}        → 1795334400
            '${__to:date}'                → '2026-11-22T09:30:00.500Z'
            '${__from:date:iso}'          → '2026-11-22T08:00:00.000Z'
            AT TIME ZONE '$__timezone'    → AT TIME ZONE 'Asia/Shanghai'
            ${console}/alarms/${__data.fields.alarm} → ${console}/alarms/${__data.fields.alarm}
            $__timeFilter(at) $__interval → $__timeFilter(at) $__interval
            $deviceless $1                → $deviceless $1
            """)
    void stand(String text, String written) {
        assertThat(TEMPLATES.interpolate(text)).isEqualTo(written);
    }

    @Test
    void giveARepeatedPanelOneAtATime() {
        var one = new Templates(Map.of("device", SEVERAL.only("dw-1")), RANGE, "utc");

        assertThat(one.interpolate("ARRAY[${device:sqlstring}], $device")).isEqualTo("ARRAY['dw-1'], 'dw-1'");
    }

    @Test
    void knowNoFormatsThatMakeNoSenseInSql() {
        assertThatThrownBy(() -> TEMPLATES.interpolate("${device:lucene}")).hasMessageContaining("lucene");
    }
}
