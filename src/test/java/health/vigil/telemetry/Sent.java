package health.vigil.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.vigil.registry.FieldCatalogueFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What devices send in these tests, and the decoders that take it. */
final class Sent {
    static final Instant RECEIVED = Instant.parse("2026-11-22T00:15:02Z");
    static final int MAX_BYTES = 262_144;
    static final List<String> FILES = List.of(
            "json-live.json",
            "json-buffered.json",
            "json-partly-usable.json",
            "json-time-without-offset.json",
            "senml-single.json",
            "senml-pack.json",
            "senml-states.json",
            "senml-wrong-unit.json",
            "senml-later-version.json",
            "senml-must-understand.json",
            "hj212-real-time.txt",
            "hj212-faulty-probe.txt",
            "hj212-two-frames.txt",
            "hj212-hourly.txt",
            "hj212-data-answer.txt",
            "event-container-collected.json",
            "event-vehicle-position.json",
            "state-online.json",
            "state-offline.json",
            "state-lost.json");

    private static final Decoders DECODERS = new Decoders(
            FieldCatalogueFile.load(), new Decoders.Limits(MAX_BYTES, Duration.ofMinutes(5), Duration.ofDays(1)));

    private Sent() {}

    static Decoded telemetry(String payload) {
        return telemetry(payload, null);
    }

    static Decoded telemetry(String payload, @Nullable String contentType) {
        return decode(Channel.TELEMETRY, payload.getBytes(UTF_8), contentType, Map.of());
    }

    static Decoded hj212(String payload, Map<String, String> codes) {
        return decode(Channel.TELEMETRY, payload.getBytes(UTF_8), null, codes);
    }

    static Decoded event(String payload) {
        return decode(Channel.EVENT, payload.getBytes(UTF_8), null, Map.of());
    }

    static Decoded state(String payload) {
        return decode(Channel.STATE, payload.getBytes(UTF_8), null, Map.of());
    }

    static Decoded decode(Channel channel, byte[] payload, @Nullable String contentType, Map<String, String> hjCodes) {
        return DECODERS.decode(new Frame("dev-1", channel, payload, contentType, RECEIVED, false), hjCodes);
    }

    static byte[] file(String name) {
        try (var file = Sent.class.getResourceAsStream("/payloads/" + name)) {
            if (file == null) {
                throw new IllegalArgumentException("no payload " + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String file) {
        return new String(file(file), UTF_8);
    }

    /** An HJ 212 frame around a data segment, with its true length and CRC. */
    static String frame(String segment) {
        var bytes = segment.getBytes(UTF_8);
        return "##%04d%s%04X\r\n".formatted(bytes.length, segment, Hj212Crc.of(bytes, 0, bytes.length));
    }

    /** An HJ 212 frame of a command and its data area. */
    static String frame(int cn, String data) {
        return frame("QN=20261122081500123;ST=32;CN=" + cn + ";PW=123456;MN=440203A8900016F000169DC0;Flag=5;CP=&&"
                + data + "&&");
    }

    /** Readings as lines of a specification, for instance {@code ph 7.2 @ 2026-11-22T00:15:00Z [MAINTENANCE]}. */
    static List<String> lines(Decoded decoded) {
        return decoded.readings().stream()
                .map(r -> r.field().name() + " " + r.value() + " @ " + r.at()
                        + (r.flags().bits() == 0 ? "" : " " + r.flags().asSet()))
                .toList();
    }

    static List<Reason> reasons(Decoded decoded) {
        return decoded.problems().stream().map(Problem::reason).toList();
    }
}
