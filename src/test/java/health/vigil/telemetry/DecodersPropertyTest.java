package health.vigil.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple3;

/** Whatever a device sends, decoding answers with a result that can be stored and shown. */
class DecodersPropertyTest {
    private static final String TELLING = "{}[]\":,#&;=-.0123456789eE\\u \r\nNaN_tfv\u0000";

    @Property
    void takesArbitraryBytes(@ForAll Channel channel, @ForAll byte[] payload) {
        check(channel, payload);
    }

    @Property
    void takesTextThatLooksLikeAFormat(@ForAll Channel channel, @ForAll("almostFormats") String payload) {
        check(channel, payload.getBytes(UTF_8));
    }

    @Property(tries = 5000)
    void takesDamagedPayloads(@ForAll Channel channel, @ForAll("damaged") byte[] payload) {
        check(channel, payload);
    }

    @Property
    void takesWhatBreaksOff(@ForAll("files") String file, @ForAll int length) {
        var whole = Sent.file(file);
        check(Channel.TELEMETRY, Arrays.copyOf(whole, Math.floorMod(length, whole.length)));
    }

    private static void check(Channel channel, byte[] payload) {
        var decoded = Sent.decode(channel, payload, null, Map.of());
        assertThat(decoded.problems())
                .allSatisfy(problem -> assertThat(problem.detail()).isNotBlank().doesNotContain("\0"));
        assertThat(decoded.readings()).allSatisfy(reading -> {
            assertThat(reading.value()).isFinite();
            assertThat(reading.at()).isBetween(Decoders.EARLIEST, Sent.RECEIVED.plus(Duration.ofDays(1)));
        });
        assertThat(decoded.events())
                .allSatisfy(event -> assertThat(event.body()).startsWith("{").endsWith("}"));
        if (!decoded.usable()) {
            assertThat(decoded.problems()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<String> almostFormats() {
        var opening = Arbitraries.of("{", "[", "##", "{\"at\":", "{\"values\":{\"ph\":", "[{\"n\":\"ph\",", "##0010");
        return Combinators.combine(
                        opening, Arbitraries.strings().withChars(TELLING).ofMaxLength(60))
                .as(String::concat);
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.of(Sent.FILES);
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        var wounds = Combinators.combine(
                        Arbitraries.integers(),
                        Arbitraries.of(0, 1, 2),
                        Arbitraries.of(TELLING.chars().boxed().toList()))
                .as(Tuple::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        return Combinators.combine(files(), wounds).as((file, list) -> {
            var bytes = Sent.file(file);
            for (var wound : list) {
                bytes = damage(bytes, wound);
            }
            return bytes;
        });
    }

    /** Replaces, removes or inserts one byte. */
    private static byte[] damage(byte[] bytes, Tuple3<Integer, Integer, Integer> wound) {
        int place = Math.floorMod(wound.get1(), bytes.length);
        int removed = wound.get2() == 2 ? 0 : 1;
        int inserted = wound.get2() == 1 ? 0 : 1;
        var damaged = new byte[bytes.length - removed + inserted];
        System.arraycopy(bytes, 0, damaged, 0, place);
        if (inserted == 1) {
            damaged[place] = wound.get3().byteValue();
        }
        System.arraycopy(bytes, place + removed, damaged, place + inserted, bytes.length - place - removed);
        return damaged;
    }
}
