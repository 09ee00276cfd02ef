package health.vigil.telemetry;

import static health.vigil.telemetry.Sent.event;
import static health.vigil.telemetry.Sent.lines;
import static health.vigil.telemetry.Sent.reasons;
import static health.vigil.telemetry.Sent.telemetry;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodersTest {
    private static final String JSON = "{\"at\":\"2026-11-22T00:15:00Z\",\"values\":{\"ph\":7.2}}";
    private static final String SENML = "[{\"n\":\"ph\",\"t\":-2,\"v\":7.2}]";
    private static final String HJ212 = Sent.frame(2011, "DataTime=20261122081500;w01001-Rtd=7.2");
    private static final Map<String, String> SENT = Map.of("json", JSON, "senml", SENML, "hj212", HJ212);

    @ParameterizedTest(name = "{1} as {0}")
    @CsvSource({
        ", json",
        ", senml",
        ", hj212",
        "application/json, json",
        "application/senml+json, senml",
        "text/plain, hj212",
        "Application/JSON; charset=utf-8, json",
        "text/plain;charset=utf-8, hj212",
        "application/octet-stream, json",
        "application/octet-stream, hj212",
        "'', senml"
    })
    void tellsFormatsByContentTypeAndFirstBytes(String contentType, String format) {
        var decoded = telemetry(SENT.get(format), contentType);
        assertThat(lines(decoded)).containsExactly("ph 7.2 @ 2026-11-22T00:15:00Z");
        assertThat(decoded.problems()).isEmpty();
    }

    @ParameterizedTest(name = "{1} as {0}")
    @CsvSource({
        "application/json, senml, [",
        "application/json, hj212, ##",
        "application/senml+json, json, {",
        "application/senml+json, hj212, ##",
        "text/plain, json, {",
        "text/plain, senml, ["
    })
    void refusesAContentTypeThatContradictsTheBytes(String contentType, String format, String opening) {
        var decoded = telemetry(SENT.get(format), contentType);
        assertThat(decoded.usable()).isFalse();
        assertThat(reasons(decoded)).containsExactly(Reason.MALFORMED);
        assertThat(decoded.problems().get(0).detail())
                .contains("the content type " + contentType + " announces", "the payload begins with \"" + opening);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", "  ", "temp=4.6", "\"ph\"", "<xml/>", "\u0000\u0001"})
    void refusesWhatHasNoFormat(String payload) {
        var decoded = telemetry(payload);
        assertThat(decoded.usable()).isFalse();
        assertThat(reasons(decoded)).containsExactly(Reason.MALFORMED);
        assertThat(decoded.problems().get(0).detail()).contains("Vigil JSON", "SenML", "HJ 212");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\r\n\t", "\uFEFF", "\uFEFF\n"})
    void passesOverAByteOrderMarkAndSpaces(String before) {
        assertThat(telemetry(before + JSON).readings()).hasSize(1);
        assertThat(event(before + "{\"at\":1795306500000,\"type\":\"door.opened\"} ")
                        .events())
                .extracting(DeviceEvent::body)
                .containsExactly("{\"at\":1795306500000,\"type\":\"door.opened\"}");
    }

    @Test
    void refusesJsonThatIsNotUtf8() {
        var decoded = Sent.decode(Channel.TELEMETRY, JSON.getBytes(UTF_16LE), null, Map.of());
        assertThat(decoded.problems().get(0).detail()).contains("UTF-8");
    }

    @Test
    void refusesMoreBytesThanAreTaken() {
        assertThat(telemetry(JSON + " ".repeat(Sent.MAX_BYTES - JSON.length())).readings())
                .hasSize(1);
        var decoded = telemetry(JSON + " ".repeat(Sent.MAX_BYTES - JSON.length() + 1));
        assertThat(decoded.problems())
                .containsExactly(new Problem(
                        Reason.TOO_LARGE,
                        "the payload is 262145 bytes long; at most 262144 are taken, send several messages"));
    }

    @ParameterizedTest(name = "{0} is used with flags {1}")
    @CsvSource({
        "2026-11-22T08:15:00+08:00, []",
        "2026-11-22T08:15:00.250+08:00, []",
        "2026-11-22T08:15+08:00, []",
        "2026-11-22T00:15:00Z, []",
        "2016-08-03T00:00:00+02:00, []",
        "2026-11-22T00:20:02Z, []",
        "2026-11-22T00:20:03Z, [FUTURE_TIME]",
        "2026-11-23T00:15:02Z, [FUTURE_TIME]"
    })
    void usesTimesThatCanBeMeant(String at, String flags) {
        assertThat(telemetry("{\"at\":\"" + at + "\",\"values\":{\"ph\":7.2}}").readings())
                .singleElement()
                .satisfies(r -> assertThat(r.flags().asSet()).hasToString(flags));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'2026-11-23T00:15:03Z' | set the device's clock",
                "'2000-01-01T00:05:00+08:00' | set the device's clock",
                "1795306500 | milliseconds",
                "0 | set the device's clock",
                "-9223372036854775808 | set the device's clock",
                "9223372036854775807 | set the device's clock",
                "99999999999999999999 | epoch milliseconds",
                "1795306500000.5 | epoch milliseconds",
                "'2026-11-22T08:15:00' | add the offset, for instance \"2026-11-22T08:15:00+08:00\"",
                "'2026-11-22 08:15:00' | ISO 8601 with an offset",
                "'+999999999-12-31T23:59:59-18:00' | set the device's clock",
                "'yesterday' | ISO 8601 with an offset",
                "'' | ISO 8601 with an offset",
                "null | ISO 8601 with an offset",
                "true | ISO 8601 with an offset",
                "['2026-11-22T08:15:00+08:00'] | ISO 8601 with an offset"
            })
    void refusesTimesThatCannotBeMeantAndSaysWhatToDo(String at, String advice) {
        var decoded = telemetry("{\"at\":" + at.replace('\'', '"') + ",\"values\":{\"ph\":7.2}}");
        assertThat(decoded.usable()).isFalse();
        assertThat(reasons(decoded)).containsExactly(Reason.ABSURD_TIME);
        assertThat(decoded.problems().get(0).detail()).contains(advice);
    }

    @ParameterizedTest(name = "{0} = {1} is flagged {2}")
    @CsvSource({
        "ph, 14.2, []",
        "ph, 72, [IMPOSSIBLE]",
        "free_chlorine, -0.01, []",
        "free_chlorine, -3, [IMPOSSIBLE]",
        "free_chlorine, 420, [IMPOSSIBLE]",
        "temp, -196, []",
        "temp, -300, [IMPOSSIBLE]",
        "door_open, 2, [IMPOSSIBLE]"
    })
    void keepsImpossibleValuesFlagged(String field, String value, String flags) {
        assertThat(telemetry("{\"at\":1795306500000,\"values\":{\"" + field + "\":" + value + "}}")
                        .readings())
                .singleElement()
                .satisfies(r -> assertThat(r.flags().asSet()).hasToString(flags));
    }
}
