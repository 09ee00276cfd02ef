package health.vigil.telemetry;

import static health.vigil.telemetry.Sent.lines;
import static health.vigil.telemetry.Sent.reasons;
import static health.vigil.telemetry.Sent.telemetry;
import static health.vigil.telemetry.Sent.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenMlTest {
    @Test
    void takesARecordWithoutTimeAsMeasuredNow() {
        assertThat(lines(telemetry(text("senml-single.json")))).containsExactly("temp 4.6 @ 2026-11-22T00:15:02Z");
    }

    @Test
    void resolvesBaseNameTimeAndUnit() {
        var decoded = telemetry(text("senml-pack.json"));
        assertThat(lines(decoded))
                .containsExactly(
                        "free_chlorine 0.42 @ 2026-11-22T00:15:00.500Z",
                        "total_chlorine 0.5 @ 2026-11-22T00:15:00.500Z",
                        "ph 7.2 @ 2026-11-22T00:14:00.500Z",
                        "ph 7.3 @ 2026-11-22T00:15:00.500Z");
        assertThat(decoded.problems()).isEmpty();
    }

    @Test
    void readsStatesAsBooleansOrNumbers() {
        assertThat(lines(telemetry(text("senml-states.json"))))
                .containsExactly("door_open 1.0 @ 2026-11-22T00:15:00Z", "mains_power 1.0 @ 2026-11-22T00:15:00Z");
    }

    @Test
    void dropsOnlyTheRecordWithTheWrongUnit() {
        var decoded = telemetry(text("senml-wrong-unit.json"));
        assertThat(lines(decoded)).containsExactly("humidity 61.5 @ 2026-11-22T00:15:00Z");
        assertThat(decoded.problems())
                .containsExactly(new Problem(Reason.WRONG_UNIT, "record 0: \"temp\" is in \"K\"; expected Cel or °C"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"senml-later-version.json", "senml-must-understand.json"})
    void refusesThePackThatItMustNotGuessAt(String file) {
        var decoded = telemetry(text(file));
        assertThat(decoded.usable()).isFalse();
        assertThat(reasons(decoded)).containsExactly(Reason.MALFORMED);
    }

    @ParameterizedTest(name = "base name {0} and name {1} mean {2}")
    @CsvSource({
        "urn:dev:ow:10e2073a:, temp, temp",
        "urn:dev:ow:10e2073a:temp, '', temp",
        "urn:dev:ow:10e2073a/, room/temp, temp",
        "urn:dev:ow:10e2073a-, temp, temp",
        "'', urn:dev:ow:10e2073a:temp, temp",
        "'', temp, temp",
        "urn:dev:ow:10e2073a:ambient_, temp, ambient_temp"
    })
    void takesTheFieldFromTheEndOfTheName(String baseName, String name, String field) {
        var decoded = telemetry("[{\"bn\":\"" + baseName + "\",\"n\":\"" + name + "\",\"v\":4.6}]");
        assertThat(decoded.readings()).extracting(r -> r.field().name()).containsExactly(field);
    }

    @ParameterizedTest(name = "bt {0} and t {1} are {2}")
    @CsvSource({
        "0, 0, 2026-11-22T00:15:02Z",
        "0, -60, 2026-11-22T00:14:02Z",
        "-120, 60, 2026-11-22T00:14:02Z",
        "1795306500, 0, 2026-11-22T00:15:00Z",
        "1795306500, -0.25, 2026-11-22T00:14:59.750Z",
        "1.795306500001e9, 0, 2026-11-22T00:15:00.001Z"
    })
    void countsSmallTimesFromTheReceiptAndLargeOnesFromTheEpoch(String base, String time, String at) {
        assertThat(lines(telemetry("[{\"bt\":" + base + ",\"n\":\"ph\",\"t\":" + time + ",\"v\":7.2}]")))
                .containsExactly("ph 7.2 @ " + at);
    }

    @Test
    void addsTheBaseValueFromItsRecordOn() {
        assertThat(lines(telemetry(
                        "[{\"n\":\"ph\",\"v\":7},{\"bv\":20,\"n\":\"temp\",\"v\":1.5},{\"n\":\"orp\",\"v\":1}]")))
                .containsExactly(
                        "ph 7.0 @ 2026-11-22T00:15:02Z",
                        "temp 21.5 @ 2026-11-22T00:15:02Z",
                        "orp 21.0 @ 2026-11-22T00:15:02Z");
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'n':'ph','v':'7.2' | BAD_VALUE",
                "'n':'ph','v':1e999 | BAD_VALUE",
                "'n':'ph','v':NaN | BAD_VALUE",
                "'n':'ph','vb':true | BAD_VALUE",
                "'n':'door_open','vb':1 | BAD_VALUE",
                "'n':'ph','vs':'high' | BAD_VALUE",
                "'n':'ph','vd':'AAEC' | BAD_VALUE",
                "'n':'flow','s':12.5 | BAD_VALUE",
                "'n':'ph' | BAD_VALUE",
                "'n':'ph','v':7.2,'vb':true | MALFORMED",
                "'n':5,'v':7.2 | MALFORMED",
                "'u':5,'n':'ph','v':7.2 | MALFORMED",
                "'n':'fluoride','v':0.7 | UNKNOWN_FIELD",
                "'v':0.7 | UNKNOWN_FIELD",
                "'u':'mg/L','n':'ph','v':7.2 | WRONG_UNIT",
                "'t':'now','n':'ph','v':7.2 | ABSURD_TIME",
                "'t':1e300,'n':'ph','v':7.2 | ABSURD_TIME",
                "'t':86500,'n':'ph','v':7.2 | ABSURD_TIME"
            })
    void tellsWhyARecordIsUnusableAndUsesTheOthers(String record, Reason reason) {
        var decoded = telemetry("[{%s},{\"n\":\"turbidity\",\"v\":0.3}]".formatted(record.replace('\'', '"')));
        assertThat(lines(decoded)).containsExactly("turbidity 0.3 @ 2026-11-22T00:15:02Z");
        assertThat(reasons(decoded)).containsExactly(reason);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "[{\"bn\":5},{\"n\":\"ph\",\"v\":7}]",
                "[{\"bt\":\"now\"},{\"n\":\"ph\",\"v\":7}]",
                "[{\"n\":\"ph\",\"v\":7},8]",
                "[{\"n\":\"ph\",\"v\":7,\"v\":8}]",
                "[{\"n\":\"ph\",\"v\":7}",
                "[{\"n\":\"ph\",\"v\":7}] 1"
            })
    void refusesAPackWhoseMeaningIsOpen(String pack) {
        var decoded = telemetry(pack);
        assertThat(decoded.usable()).isFalse();
        assertThat(reasons(decoded)).containsExactly(Reason.MALFORMED);
    }

    @Test
    void takesTenThousandRecordsAndNotOneMore() {
        assertThat(telemetry(pack(10_000)).readings()).hasSize(10_000);
        assertThat(reasons(telemetry(pack(10_001)))).containsExactly(Reason.TOO_LARGE);
    }

    private static String pack(int records) {
        return "[" + String.join(",", Collections.nCopies(records, "{\"n\":\"ph\",\"v\":7}")) + "]";
    }
}
