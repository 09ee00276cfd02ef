package health.vigil.telemetry;

/**
 * The check sum of HJ 212-2017 Annex A. It is not CRC-16/MODBUS, whose polynomial it shares: here the register moves
 * down by a byte before each byte is mixed in.
 */
final class Hj212Crc {
    private static final int POLYNOMIAL = 0xA001;

    /** What the eight shifts leave of the register's low byte. */
    private static final int[] SHIFTED = new int[256];

    static {
        for (int low = 0; low < SHIFTED.length; low++) {
            int crc = low;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ POLYNOMIAL;
            }
            SHIFTED[low] = crc;
        }
    }

    private Hj212Crc() {}

    static int of(byte[] data, int from, int to) {
        int crc = 0xFFFF;
        for (int i = from; i < to; i++) {
            crc = crc >> 8 ^ data[i] & 0xFF;
            crc = crc >> 8 ^ SHIFTED[crc & 0xFF];
        }
        return crc;
    }
}
