package health.vigil.simulator.load;

import health.vigil.simulator.mqtt.Topics;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * The telemetry of one device under load, written as bytes without any JSON library: drinking-water values inside the
 * limits of GB 5749-2022, under times that strictly increase.
 */
final class DeviceStream {

    /** Most values a message can have. */
    static final int FIELDS = 5;

    private static final byte[] AT = ascii("{\"at\":");
    private static final byte[] SEQ = ascii(",\"seq\":");
    private static final byte[] VALUES = ascii(",\"values\":{");
    private static final byte[][] NAMES = {
        ascii("\"free_chlorine\":"),
        ascii(",\"ph\":"),
        ascii(",\"turbidity\":"),
        ascii(",\"water_temp\":"),
        ascii(",\"conductivity\":")
    };
    /** Lowest value of each field, in hundredths of its unit. */
    private static final int[] LOWEST = {45, 710, 12, 1850, 27000};
    /** Width of the range of each field, a power of two. */
    private static final int[] WIDTH = {32, 32, 16, 128, 1024};
    /** Free chlorine that breaks the limits at the outlet (0.3 mg/L) and at the tap (0.05 mg/L). */
    private static final int TOO_LITTLE_CHLORINE = 2;

    private final String topic;
    private final int values;
    private final boolean overLimit;
    private long chance;
    private long lastMillis;
    private long sequence;

    DeviceStream(String device, int values, boolean overLimit) {
        this.topic = Topics.of(device).telemetry();
        this.values = values;
        this.overLimit = overLimit;
        this.chance = device.hashCode() * 0x9E3779B97F4A7C15L | 1;
    }

    String topic() {
        return topic;
    }

    /** Writes the next message; its time is {@code nowMillis}, or one millisecond after the one before. */
    void writeNext(ByteBuf out, long nowMillis) {
        lastMillis = Math.max(lastMillis + 1, nowMillis);
        out.writeBytes(AT);
        writeDigits(out, lastMillis);
        out.writeBytes(SEQ);
        writeDigits(out, ++sequence);
        out.writeBytes(VALUES);
        var random = nextRandom();
        for (var i = 0; i < values; i++) {
            out.writeBytes(NAMES[i]);
            var hundredths = LOWEST[i] + (int) (random >>> (8 * i) & (WIDTH[i] - 1));
            writeHundredths(out, overLimit && i == 0 ? TOO_LITTLE_CHLORINE : hundredths);
        }
        out.writeByte('}').writeByte('}');
    }

    private long nextRandom() {
        chance ^= chance << 13;
        chance ^= chance >>> 7;
        chance ^= chance << 17;
        return chance;
    }

    private static void writeHundredths(ByteBuf out, int hundredths) {
        writeDigits(out, hundredths / 100);
        out.writeByte('.').writeByte('0' + hundredths / 10 % 10).writeByte('0' + hundredths % 10);
    }

    private static void writeDigits(ByteBuf out, long number) {
        var power = 1L;
        while (number / power >= 10) {
            power *= 10;
        }
        for (; power > 0; power /= 10) {
            out.writeByte('0' + (int) (number / power % 10));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
