package health.vigil.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DeviceStreamTest {

    private static final long NOW = 1_795_341_151_000L;

    /** Limits of GB 5749-2022 tables 1 and 2. */
    @Property(tries = 200)
    void writesValidJsonInsideTheLimits(
            @ForAll @AlphaChars String device, @ForAll @IntRange(min = 1, max = 5) int values) throws IOException {
        var message = next(new DeviceStream(device, values, false), NOW);

        assertThat(message.get("at").asLong()).isEqualTo(NOW);
        assertThat(message.get("values")).hasSize(values);
        assertThat(message.at("/values/free_chlorine").asDouble()).isBetween(0.3, 2.0);
        if (values == 5) {
            assertThat(message.at("/values/ph").asDouble()).isBetween(6.5, 8.5);
            assertThat(message.at("/values/turbidity").asDouble()).isBetween(0.0, 1.0);
            assertThat(message.at("/values/water_temp").asDouble()).isBetween(15.0, 25.0);
            assertThat(message.at("/values/conductivity").asDouble()).isBetween(250.0, 300.0);
        }
    }

    @Test
    void timesStrictlyIncreaseEvenWithinOneMillisecond() throws IOException {
        var stream = new DeviceStream("dev-1", 5, false);

        assertThat(next(stream, NOW).get("at").asLong()).isEqualTo(NOW);
        assertThat(next(stream, NOW).get("at").asLong()).isEqualTo(NOW + 1);
        assertThat(next(stream, NOW - 5).get("at").asLong()).isEqualTo(NOW + 2);
        assertThat(next(stream, NOW + 9).get("at").asLong()).isEqualTo(NOW + 9);
    }

    @Test
    void devicesOverTheLimitHaveTooLittleChlorine() throws IOException {
        assertThat(next(new DeviceStream("dev-1", 5, true), NOW)
                        .at("/values/free_chlorine")
                        .asDouble())
                .isLessThan(0.05);
    }

    private static JsonNode next(DeviceStream stream, long nowMillis) throws IOException {
        var buffer = Unpooled.buffer();
        stream.writeNext(buffer, nowMillis);
        return JsonMapper.builder().build().readTree(buffer.toString(StandardCharsets.US_ASCII));
    }
}
