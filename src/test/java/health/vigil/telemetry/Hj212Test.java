package health.vigil.telemetry;

import static health.vigil.telemetry.Sent.frame;
import static health.vigil.telemetry.Sent.hj212;
import static health.vigil.telemetry.Sent.lines;
import static health.vigil.telemetry.Sent.reasons;
import static health.vigil.telemetry.Sent.telemetry;
import static health.vigil.telemetry.Sent.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hj212Test {
    private static final String TIME = "DataTime=20261122081500;";

    @Test
    void readsRealTimeDataAtTheSampleTimeWhereThereIsOne() {
        var decoded = telemetry(text("hj212-real-time.txt"));
        assertThat(lines(decoded))
                .containsExactlyInAnyOrder(
                        "flow 2.35 @ 2026-03-01T00:15:00Z",
                        "ph 7.42 @ 2026-03-01T00:15:00Z",
                        "cod 38.6 @ 2026-03-01T00:00:00Z");
        assertThat(decoded.problems()).isEmpty();
    }

    @Test
    void keepsTheFlagOfAFaultyProbe() {
        assertThat(lines(telemetry(text("hj212-faulty-probe.txt"))))
                .containsExactlyInAnyOrder(
                        "flow 2.31 @ 2026-03-01T00:16:00Z", "ph 0.0 @ 2026-03-01T00:16:00Z [DEVICE_FAULT]");
    }

    @Test
    void readsTheAverageOfAnIntervalAtItsStart() {
        var decoded = telemetry(text("hj212-hourly.txt"));
        assertThat(lines(decoded))
                .containsExactlyInAnyOrder(
                        "flow 2.35 @ 2026-03-01T00:00:00Z", "ammonia_n 3.4 @ 2026-03-01T00:00:00Z [ABOVE_RANGE]");
        assertThat(decoded.problems()).isEmpty();
    }

    @ParameterizedTest(name = "CN {0} is read for -{1}")
    @CsvSource({"2011, Rtd", "2051, Avg", "2061, Avg", "2031, Avg"})
    void readsTheFourUploads(int cn, String suffix) {
        var decoded = telemetry(frame(cn, TIME + "w01001-" + suffix + "=7.2,w01001-Flag=N"));
        assertThat(lines(decoded)).containsExactly("ph 7.2 @ 2026-11-22T00:15:00Z");
    }

    @Test
    void readsSeveralFramesInOnePayload() {
        assertThat(telemetry(text("hj212-two-frames.txt")).readings()).hasSize(5);
    }

    @ParameterizedTest(name = "between frames: [{0}]")
    @ValueSource(strings = {"", "\n", "\r\n", "\r\n\r\n", " "})
    void isNotParticularAboutLineEnds(String tail) {
        var one = frame(2011, TIME + "w01001-Rtd=7.2").strip();
        var two = frame(2011, TIME + "w01003-Rtd=0.3").strip();
        var decoded = telemetry(one + tail + two + tail);
        assertThat(decoded.readings()).extracting(r -> r.field().name()).containsExactly("ph", "turbidity");
        assertThat(decoded.problems()).isEmpty();
    }

    @ParameterizedTest(name = "code {0} is {1}")
    @CsvSource({
        "w00000, flow, 3",
        "w01001, ph, 3",
        "w01002, colour, 3",
        "w01003, turbidity, 3",
        "w01006, tds, 3",
        "w01010, water_temp, 3",
        "w01012, ss, 3",
        "w01014, conductivity, 3",
        "w01017, bod5, 3",
        "w01018, cod, 3",
        "w01019, codmn, 3",
        "w02003, fecal_coliform, 3",
        "w02006, total_plate_count, 0.003",
        "w03001, total_alpha, 3",
        "w03002, total_beta, 3",
        "w19002, anionic_surfactant, 3",
        "w21003, ammonia_n, 3"
    })
    void knowsTheCodesOfTheStandardAndTheirUnits(String code, String field, double value) {
        assertThat(telemetry(frame(2011, TIME + code + "-Rtd=3")).readings())
                .singleElement()
                .satisfies(reading -> {
                    assertThat(reading.field().name()).isEqualTo(field);
                    assertThat(reading.value()).isEqualTo(value);
                });
    }

    @Test
    void asksTheGatewaysOwnTableFirst() {
        var payload = frame(2011, TIME + "w19011-Rtd=4.1;w01001-Rtd=3.9");
        var decoded = hj212(payload, Map.of("w19011", "total_residual_chlorine", "w01001", "turbidity"));
        assertThat(decoded.readings())
                .extracting(r -> r.field().name())
                .containsExactlyInAnyOrder("total_residual_chlorine", "turbidity");
    }

    @Test
    void tellsCodesThatNobodyKnows() {
        var decoded = telemetry(frame(2011, TIME + "w19011-Rtd=4.1,w19011-Flag=N;w01001-Rtd=7.2"));
        assertThat(lines(decoded)).containsExactly("ph 7.2 @ 2026-11-22T00:15:00Z");
        assertThat(decoded.problems())
                .containsExactly(new Problem(
                        Reason.UNKNOWN_FIELD,
                        "code \"w19011\" is neither in this gateway's code table nor in the standard one"));
    }

    @Test
    void tellsAMappingToAFieldThatDoesNotExist() {
        assertThat(reasons(hj212(frame(2011, TIME + "w19011-Rtd=4.1"), Map.of("w19011", "residual"))))
                .containsExactly(Reason.UNKNOWN_FIELD);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "w01001-Rtd=7.2,w01001-Flag=X | MALFORMED",
                "w01001-Rtd=7.2,w01001-Flag=n | MALFORMED",
                "w01001-Rtd= | BAD_VALUE",
                "w01001-Rtd=NaN | BAD_VALUE",
                "w01001-Rtd=7,2 | MALFORMED",
                "w01001-Rtd=0x1p3 | BAD_VALUE",
                "w01001-Rtd=1e999 | BAD_VALUE",
                "w01001-Rtd=--- | BAD_VALUE",
                "w01001-Rtd=7.2,w01001-SampleTime=202611220815 | ABSURD_TIME",
                "w01001-Rtd=7.2,w01001-SampleTime=20261322081500 | ABSURD_TIME",
                "w01001-Rtd=7.2,w01001-SampleTime=20281122081500 | ABSURD_TIME"
            })
    void tellsWhatIsWrongWithAnItemAndUsesTheOthers(String item, Reason reason) {
        var decoded = telemetry(frame(2011, TIME + item + ";w01003-Rtd=0.3"));
        assertThat(lines(decoded)).contains("turbidity 0.3 @ 2026-11-22T00:15:00Z");
        assertThat(reasons(decoded)).containsExactly(reason);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"w01001-Rtd=7.2,w01001-Rtd=9", "w01001-Rtd=7.2;w01001-Rtd=9", "w01001-Rtd=7.2;own-Rtd=9"})
    void keepsTheFirstOfWhatIsRepeated(String items) {
        var decoded = hj212(frame(2011, TIME + items), Map.of("own", "ph"));
        assertThat(decoded.readings()).hasSize(1);
        assertThat(reasons(decoded)).containsExactly(Reason.MALFORMED);
    }

    @Test
    void passesOverWhatIsNoMeasurement() {
        var decoded = telemetry(frame(2011, TIME + "w01001-Flag=D;w01003-EFlag=A1,w01003-Info=;SB1-RS=1"));
        assertThat(decoded.readings()).isEmpty();
        assertThat(decoded.problems()).isEmpty();
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = {"", "DataTime=;", "DataTime=2026-11-22 08:15;", "DataTime=19700101080000;"})
    void usesNothingWithoutATimeThatCanBeMeant(String time) {
        var decoded = telemetry(frame(2011, time + "w01001-Rtd=7.2"));
        assertThat(decoded.usable()).isFalse();
        assertThat(reasons(decoded)).containsExactly(Reason.ABSURD_TIME);
    }

    @Test
    void refusesOtherCommands() {
        var decoded = telemetry(text("hj212-data-answer.txt"));
        assertThat(decoded.usable()).isFalse();
        assertThat(decoded.problems())
                .containsExactly(new Problem(
                        Reason.MALFORMED, "CN \"9014\" is not telemetry; expected 2011, 2051, 2061 or 2031"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"", "CN=2011", "CN=2011;CP=&&", "ST=32;CP=&&DataTime=20261122081500;w01001-Rtd=7.2&&"})
    void refusesSegmentsThatAreNone(String segment) {
        var decoded = telemetry(frame(segment));
        assertThat(decoded.usable()).isFalse();
        assertThat(reasons(decoded)).containsExactly(Reason.MALFORMED);
    }

    @Test
    void refusesADamagedFrameAndNamesTheCrc() {
        var decoded = telemetry(text("hj212-faulty-probe.txt").replace("w01001-Rtd=0.00", "w01001-Rtd=0.01"));
        assertThat(decoded.usable()).isFalse();
        assertThat(reasons(decoded)).containsExactly(Reason.BAD_CHECKSUM);
        assertThat(decoded.problems().get(0).detail()).contains("\"1DC0\"", "170 characters");
    }

    @ParameterizedTest(name = "the length {0}")
    @ValueSource(strings = {"##0169", "##0171", "##9999", "##01x0", "##"})
    void refusesAWrongLength(String start) {
        var decoded = telemetry(start + text("hj212-faulty-probe.txt").substring(6));
        assertThat(decoded.usable()).isFalse();
        assertThat(reasons(decoded)).containsExactly(Reason.BAD_CHECKSUM);
    }

    @Test
    void refusesAFrameThatIsCutOff() {
        var whole = text("hj212-real-time.txt");
        var decoded = telemetry(whole.substring(0, whole.length() - 8));
        assertThat(reasons(decoded)).containsExactly(Reason.BAD_CHECKSUM);
        assertThat(decoded.problems().get(0).detail()).contains("cut off");
    }

    @Test
    void readsOnBehindADamagedFrame() {
        var damaged = text("hj212-faulty-probe.txt").replace("2.31", "2.32");
        var decoded = telemetry(damaged + text("hj212-hourly.txt"));
        assertThat(decoded.readings()).hasSize(2);
        assertThat(reasons(decoded)).containsExactly(Reason.BAD_CHECKSUM);
    }
}
