package health.vigil.simulator.wire;

import java.nio.charset.StandardCharsets;

/** The frame of HJ 212-2017: {@code ##}, length of the data segment, data segment, check sum, CR LF. */
final class Hj212Frame {

    /** Most characters that the data part (CP) may have. */
    static final int MAX_CP = 950;

    private Hj212Frame() {}

    static String wrap(String dataSegment) {
        return "##%04d%s%04X\r\n".formatted(dataSegment.length(), dataSegment, crc(dataSegment));
    }

    /**
     * The check sum of HJ 212-2017 Annex A. It is not CRC-16/MODBUS: the register is shifted down by a byte before the
     * next byte is mixed in.
     */
    static int crc(String data) {
        var crc = 0xFFFF;
        for (var octet : data.getBytes(StandardCharsets.UTF_8)) {
            crc = (crc >> 8) ^ (octet & 0xFF);
            for (var bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xA001 : crc >> 1;
            }
        }
        return crc;
    }
}
