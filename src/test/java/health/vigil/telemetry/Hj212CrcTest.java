package health.vigil.telemetry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Hj212CrcTest {
    @ParameterizedTest(name = "{0} has the CRC {1}")
    @CsvSource({
        "123456789, 2F80",
        "QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&, 1C80"
    })
    void agreesWithTheExamplesOfTheStandard(String data, String crc) {
        assertThat(crc(data.getBytes(US_ASCII))).isEqualTo(Integer.parseInt(crc, 16));
    }

    @Property
    void noticesEverySingleWrongBit(
            @ForAll @Size(min = 2, max = 1024) byte[] data, @ForAll int place, @ForAll @IntRange(max = 7) int bit) {
        var damaged = data.clone();
        damaged[Math.floorMod(place, data.length)] ^= (byte) (1 << bit);
        assertThat(crc(damaged)).isNotEqualTo(crc(data));
    }

    private static int crc(byte[] data) {
        return Hj212Crc.of(data, 0, data.length);
    }
}
