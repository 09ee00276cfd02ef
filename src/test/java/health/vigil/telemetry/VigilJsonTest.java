package health.vigil.telemetry;

import static health.vigil.telemetry.Sent.lines;
import static health.vigil.telemetry.Sent.reasons;
import static health.vigil.telemetry.Sent.telemetry;
import static health.vigil.telemetry.Sent.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VigilJsonTest {
    @Test
    void readsALiveMessage() {
        var decoded = telemetry(text("json-live.json"));
        assertThat(lines(decoded))
                .containsExactly(
                        "free_chlorine 0.42 @ 2026-11-22T00:15:00Z",
                        "ph 7.2 @ 2026-11-22T00:15:00Z [MAINTENANCE]",
                        "turbidity 0.31 @ 2026-11-22T00:15:00Z");
        assertThat(decoded.problems()).isEmpty();
    }

    @Test
    void readsABufferWithTimesOfBothKindsAndStatesAsBooleans() {
        assertThat(lines(telemetry(text("json-buffered.json"))))
                .containsExactly(
                        "temp 4.8 @ 2026-11-22T00:13:00Z",
                        "door_open 0.0 @ 2026-11-22T00:13:00Z",
                        "temp 5.1 @ 2026-11-22T00:14:00Z",
                        "door_open 1.0 @ 2026-11-22T00:14:00Z");
    }

    @Test
    void usesWhatIsUsableAndTellsTheRest() {
        var decoded = telemetry(text("json-partly-usable.json"));
        assertThat(lines(decoded)).containsExactly("free_chlorine 0.42 @ 2026-11-22T00:15:00Z");
        assertThat(decoded.problems())
                .containsExactly(
                        new Problem(Reason.UNKNOWN_FIELD, "\"fluoride\" is not in the field catalogue"),
                        new Problem(
                                Reason.BAD_VALUE,
                                "\"ph\" is the text \"7.2\"; expected a finite number without quotes"));
    }

    @Test
    void takesKeysInAnyOrderAndPassesOverThoseItDoesNotKnow() {
        var decoded = telemetry(
                """
                {"x":{"at":[1,{"values":2}]},"flags":{"ph":"D"},"values":{"ph":0},"at":"2026-11-22T00:15:00Z","y":[[]]}""");
        assertThat(lines(decoded)).containsExactly("ph 0.0 @ 2026-11-22T00:15:00Z [DEVICE_FAULT]");
        assertThat(decoded.problems()).isEmpty();
    }

    @ParameterizedTest(name = "the flag {0} is {1}")
    @CsvSource({
        "F, STOPPED",
        "M, MAINTENANCE",
        "S, MANUAL",
        "D, DEVICE_FAULT",
        "C, CALIBRATION",
        "T, ABOVE_RANGE",
        "B, COMM_FAULT"
    })
    void knowsTheLettersOfHj212(String letter, Flag flag) {
        var decoded = telemetry(values("{\"ph\":7.2},\"flags\":{\"ph\":\"" + letter + "\"}"));
        assertThat(decoded.readings().get(0).flags().asSet()).containsExactly(flag);
    }

    @Test
    void leavesAValueFlaggedNormalUnflagged() {
        assertThat(telemetry(values("{\"ph\":7.2},\"flags\":{\"ph\":\"N\"}")).readings())
                .singleElement()
                .extracting(Reading::flags)
                .isEqualTo(Flags.NONE);
    }

    @ParameterizedTest(name = "a value with the flag {0} is not used")
    @ValueSource(strings = {"\"X\"", "\"m\"", "\"\"", "\"MD\"", "1", "[\"M\"]", "true"})
    void doesNotUseAValueWhoseFlagIsNotUnderstood(String flag) {
        var decoded = telemetry(values("{\"ph\":7.2,\"turbidity\":0.3},\"flags\":{\"ph\":" + flag + "}"));
        assertThat(lines(decoded)).containsExactly("turbidity 0.3 @ 2026-11-22T00:15:00Z");
        assertThat(reasons(decoded)).containsExactly(Reason.MALFORMED);
        assertThat(decoded.problems().get(0).detail()).contains("ph", "N F M S D C T B");
    }

    @ParameterizedTest(name = "{0} is no value")
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999", "\"1\"", "\"\"", "true", "{}", "[7.2]"})
    void reportsWhatIsNoFiniteNumber(String value) {
        var decoded = telemetry(values("{\"ph\":" + value + ",\"turbidity\":0.3}"));
        assertThat(lines(decoded)).containsExactly("turbidity 0.3 @ 2026-11-22T00:15:00Z");
        assertThat(reasons(decoded)).containsExactly(Reason.BAD_VALUE);
    }

    @Test
    void takesNullAsAbsent() {
        var decoded = telemetry(values("{\"ph\":null}"));
        assertThat(decoded.readings()).isEmpty();
        assertThat(decoded.problems()).isEmpty();
        assertThat(decoded.usable()).isTrue();
    }

    @ParameterizedTest(name = "{0} is repeated")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ph | {'at':'2026-11-22T00:15:00Z','values':{'ph':7.2,'ph':9}}",
                "at | {'at':'2026-11-22T00:15:00Z','at':'2026-11-22T00:00:00Z','values':{'ph':7.2}}",
                "values | {'at':'2026-11-22T00:15:00Z','values':{'ph':7.2},'values':{'ph':9}}",
                "flags | {'at':'2026-11-22T00:15:00Z','values':{'ph':7.2},'flags':{},'flags':{'ph':'M'}}",
                "ph | {'at':'2026-11-22T00:15:00Z','values':{'ph':7.2},'flags':{'ph':'N','ph':'M'}}",
                "readings | {'readings':[{'at':'2026-11-22T00:15:00Z','values':{'ph':7.2}}],'readings':[1]}"
            })
    void keepsTheFirstOfARepeatedKey(String key, String payload) {
        var decoded = telemetry(payload.replace('\'', '"'));
        assertThat(lines(decoded)).containsExactly("ph 7.2 @ 2026-11-22T00:15:00Z");
        assertThat(decoded.problems())
                .containsExactly(new Problem(Reason.MALFORMED, "\"" + key + "\" is repeated; only the first is used"));
    }

    @Test
    void saysWhereInABufferAProblemIs() {
        var decoded = telemetry("{\"readings\":[{\"at\":1795306440000,\"values\":{\"ph\":7.2}},"
                + "{\"values\":{\"ph\":7}},17,{\"at\":1795306440000}]}");
        assertThat(decoded.readings()).hasSize(1);
        assertThat(decoded.problems())
                .containsExactly(
                        new Problem(Reason.ABSURD_TIME, "readings[1]: there is no \"at\", the time of the measurement"),
                        new Problem(
                                Reason.MALFORMED, "readings[2]: 17 stands where {\"at\":…,\"values\":{…}} is expected"),
                        new Problem(Reason.MALFORMED, "readings[3]: there is no \"values\" object"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{",
                "{\"at\":\"2026-11-22T00:15:00Z\",\"values\":{\"ph\":7.2",
                "{\"at\":\"2026-11-22T00:15:00Z\",\"values\":{\"ph\":7.2}}}",
                "{\"at\":\"2026-11-22T00:15:00Z\",\"values\":{\"ph\":7.2}} {}",
                "{\"at\":\"2026-11-22T00:15:00Z\",\"values\":{\"ph\":07.2}}",
                "{\"at\":\"2026-11-22T00:15:00Z\",\"values\":{'ph':7.2}}",
                "{at:1}"
            })
    void usesNothingOfBrokenJson(String payload) {
        var decoded = telemetry(payload);
        assertThat(decoded.usable()).isFalse();
        assertThat(reasons(decoded)).containsExactly(Reason.MALFORMED);
        assertThat(decoded.problems().get(0).detail()).startsWith("not readable at line 1, column ");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"{}", "{\"at\":1795306440000}", "{\"at\":1795306440000,\"values\":[7.2]}", "{\"readings\":{}}"})
    void refusesAMessageWithoutValues(String payload) {
        var decoded = telemetry(payload);
        assertThat(decoded.usable()).isFalse();
        assertThat(reasons(decoded)).containsExactly(Reason.MALFORMED);
    }

    @Test
    void takesTenThousandReadingsAndNotOneMore() {
        assertThat(reasons(telemetry(buffer(10_000)))).doesNotContain(Reason.TOO_LARGE);
        var decoded = telemetry(buffer(10_001));
        assertThat(decoded.usable()).isFalse();
        assertThat(reasons(decoded)).containsExactly(Reason.TOO_LARGE);
    }

    @Test
    void refusesBottomlessNesting() {
        var decoded = telemetry("{\"x\":" + "[".repeat(50) + "]".repeat(50) + "}");
        assertThat(reasons(decoded)).containsExactly(Reason.TOO_LARGE);
    }

    @Test
    void listsAFewProblemsAndCountsTheRest() {
        var decoded = telemetry("{\"at\":1795306440000,\"values\":{"
                + IntStream.range(0, 70).mapToObj(i -> "\"x" + i + "\":1").collect(Collectors.joining(",")) + "}}");
        assertThat(decoded.problems()).hasSize(Findings.MOST_PROBLEMS + 1);
        assertThat(decoded.problems().get(Findings.MOST_PROBLEMS).detail()).startsWith("20 more problems");
    }

    private static String values(String values) {
        return "{\"at\":\"2026-11-22T00:15:00Z\",\"values\":" + values + "}";
    }

    private static String buffer(int readings) {
        return Stream.generate(() -> "{\"at\":1,\"values\":{}}")
                .limit(readings)
                .collect(Collectors.joining(",", "{\"readings\":[", "]}"));
    }
}
