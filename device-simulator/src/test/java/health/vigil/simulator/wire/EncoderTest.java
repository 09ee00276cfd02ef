package health.vigil.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import health.vigil.simulator.registry.Hj212Identity;
import health.vigil.simulator.signal.DeviceEvent;
import health.vigil.simulator.signal.Sample;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncoderTest {

    private static final Instant AT = Instant.parse("2026-03-01T00:15:00Z");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T00:15:00.123Z"), ZoneOffset.UTC);
    private static final Hj212Identity IDENTITY =
            new Hj212Identity("440203A8900016F000169DC0", Map.of("w00000", "flow", "w01001", "ph", "w01018", "cod"));

    @Test
    void vigilJsonOfOneSampleHasTimeWithOffsetSequenceAndValues() {
        var payload = new VigilJsonEncoder().encode(List.of(sample(AT, "free_chlorine", 0.42, "conductivity", 285)));

        assertThat(payload).singleElement().satisfies(only -> {
            assertThat(only.contentType()).isEqualTo("application/json");
            assertThat(only.text())
                    .isEqualTo("{\"at\":\"2026-03-01T08:15:00+08:00\",\"seq\":1,"
                            + "\"values\":{\"free_chlorine\":0.42,\"conductivity\":285}}");
        });
    }

    @Test
    void vigilJsonOfSeveralSamplesIsABufferedUploadInOrder() throws Exception {
        var payload = new VigilJsonEncoder()
                .encode(List.of(sample(AT, "ph", 7.1, "orp", 700), sample(AT.plusSeconds(60), "ph", 7.2, "orp", 1000)));

        var readings =
                JsonMapper.builder().build().readTree(payload.get(0).bytes()).get("readings");
        assertThat(readings).hasSize(2);
        assertThat(readings.get(0).get("at").asText()).isEqualTo("2026-03-01T08:15:00+08:00");
        assertThat(readings.get(1).get("values").get("orp").asText()).isEqualTo("1000");
        assertThat(readings.get(1).get("seq").asInt()).isEqualTo(2);
    }

    @Test
    void senMlNamesUnitsAndGivesLaterTimesRelativeToTheBase() {
        var payload = new SenMlEncoder("cc-1")
                .encode(List.of(
                        sample(AT, "temp", 4.5, "humidity", 50),
                        sample(AT.plusSeconds(60), "temp", 4.6, "humidity", 51)));

        assertThat(payload.get(0).contentType()).isEqualTo("application/senml+json");
        assertThat(payload.get(0).text())
                .isEqualTo("[{\"bn\":\"urn:dev:ops:cc-1:\",\"bt\":1772324100,\"n\":\"temp\",\"u\":\"Cel\",\"v\":4.5},"
                        + "{\"n\":\"humidity\",\"u\":\"%RH\",\"v\":50},"
                        + "{\"n\":\"temp\",\"u\":\"Cel\",\"v\":4.6,\"t\":60},"
                        + "{\"n\":\"humidity\",\"u\":\"%RH\",\"v\":51,\"t\":60}]");
    }

    @Test
    void hj212IsARealTimeFrameInBeijingTimeWithAFlagPerItem() {
        var encoder = new Hj212Encoder(IDENTITY, "123456", CLOCK);

        var frame =
                encoder.encode(List.of(sample(AT, "flow", 2.35, "ph", 7.42))).get(0);

        assertThat(frame.contentType()).isEqualTo("text/plain");
        assertThat(frame.text())
                .startsWith("##0170QN=20260301081500123;ST=32;CN=2011;PW=123456;MN=440203A8900016F000169DC0;Flag=5;"
                        + "CP=&&DataTime=20260301081500;w00000-Rtd=2.35,w00000-Flag=N;w01001-Rtd=7.42,w01001-Flag=N&&")
                .endsWith("\r\n");
    }

    @Test
    void hj212FramesOfOneMillisecondHaveDifferentRequestNumbers() {
        var encoder = new Hj212Encoder(IDENTITY, "123456", CLOCK);

        var frames =
                encoder.encode(List.of(sample(AT, "flow", 1, "ph", 7), sample(AT.plusSeconds(60), "flow", 1, "ph", 7)));

        assertThat(frames)
                .extracting(frame -> frame.text().substring(6, 26))
                .containsExactly("QN=20260301081500123", "QN=20260301081500124");
    }

    @Test
    void hj212LeavesOutFieldsWithoutACode() {
        var encoder = new Hj212Encoder(IDENTITY, "123456", CLOCK);

        assertThat(encoder.encode(List.of(sample(AT, "pressure", 0.3, "orp", 700))))
                .isEmpty();
    }

    @Test
    void hj212SplitsWhatExceedsTheLongestDataPart() {
        var codes = new LinkedHashMap<String, String>();
        var values = new LinkedHashMap<String, Double>();
        for (var i = 0; i < 40; i++) {
            codes.put("w%05d".formatted(i), "field" + i);
            values.put("field" + i, 1.0);
        }
        var encoder = new Hj212Encoder(new Hj212Identity(IDENTITY.mn(), codes), "123456", CLOCK);

        var frames = encoder.encode(List.of(new Sample(AT, values)));

        assertThat(frames).hasSizeGreaterThan(1).allSatisfy(frame -> {
            var cp = frame.text().replaceFirst("(?s).*CP=&&(.*)&&.*", "$1");
            assertThat(cp.length()).isLessThanOrEqualTo(950);
        });
        var items = frames.stream()
                .mapToLong(frame -> frame.text().split("-Rtd=").length - 1)
                .sum();
        assertThat(items).isEqualTo(40);
    }

    @Test
    void samplesWithoutValuesMakeNoMessage() {
        var empty = List.of(new Sample(AT, Map.of()));

        assertThat(new VigilJsonEncoder().encode(empty)).isEmpty();
        assertThat(new SenMlEncoder("x-1").encode(empty)).isEmpty();
        assertThat(new Hj212Encoder(IDENTITY, "123456", CLOCK).encode(empty)).isEmpty();
    }

    @Test
    void eventsCarryTimeTypeAndDetails() {
        var event =
                new DeviceEvent(AT, "container.collected", Map.of("container", "HW-440203-000123", "weight_kg", 4.35));

        assertThat(EventEncoder.encode(event).text())
                .isEqualTo("{\"at\":\"2026-03-01T08:15:00+08:00\",\"type\":\"container.collected\","
                        + "\"container\":\"HW-440203-000123\",\"weight_kg\":4.35}");
    }

    private static Sample sample(Instant at, String field, double value, String other, double otherValue) {
        var values = new LinkedHashMap<String, Double>();
        values.put(field, value);
        values.put(other, otherValue);
        return new Sample(at, values);
    }
}
