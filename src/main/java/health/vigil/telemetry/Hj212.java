package health.vigil.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * HJ 212-2017 frames: {@code ##}, four digits of length, data segment, four hexadecimal digits of CRC, CR LF. A payload
 * may hold several; a damaged one does not spoil the others. The line end may be missing.
 *
 * @param codes this gateway's codes to field names
 */
record Hj212(Map<String, String> codes) implements Format {
    static final String CONTENT_TYPE = "text/plain";

    private static final int HEADER = 2;
    private static final int LENGTH_DIGITS = 4;
    private static final int CRC_DIGITS = 4;

    @Override
    public String contentType() {
        return CONTENT_TYPE;
    }

    @Override
    public void read(Payload payload, Findings findings) {
        var bytes = payload.bytes();
        int at = payload.start();
        for (int number = 1; at < bytes.length; number++) {
            var where = number == 1 ? "" : "frame " + number + ": ";
            int end = frame(bytes, at, where, findings);
            at = end < 0 ? nextHeader(bytes, at + HEADER) : skipSpace(bytes, end);
        }
    }

    /** Reads the frame at this place and returns where it ends; negative if it is damaged. */
    private int frame(byte[] bytes, int start, String where, Findings findings) {
        if (!isHeader(bytes, start)) {
            findings.problem(
                    Reason.MALFORMED, where + "expected ## at byte " + start + ", where an HJ 212 frame begins");
            return -1;
        }
        int from = start + HEADER + LENGTH_DIGITS;
        int length = number(bytes, start + HEADER, LENGTH_DIGITS, 10);
        if (length < 0) {
            findings.problem(
                    Reason.BAD_CHECKSUM, where + "expected four digits, the length of the data segment, behind ##");
            return -1;
        }
        int to = from + length;
        if (to + CRC_DIGITS > bytes.length) {
            findings.problem(
                    Reason.BAD_CHECKSUM,
                    where + "the length field says " + length + " characters and four of CRC, but only "
                            + (bytes.length - from) + " follow; the frame is cut off or its length is wrong");
            return -1;
        }
        int sent = number(bytes, to, CRC_DIGITS, 16);
        int computed = Hj212Crc.of(bytes, from, to);
        if (sent != computed) {
            findings.problem(
                    Reason.BAD_CHECKSUM,
                    where + "the CRC behind the data segment of " + length + " characters is "
                            + Quote.of(text(bytes, to, to + CRC_DIGITS)) + "; computed by HJ 212-2017 Annex A it is "
                            + "%04X".formatted(computed));
            return -1;
        }
        new Hj212Message(codes, findings, where).read(text(bytes, from, to));
        return to + CRC_DIGITS;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** The number of so many digits at this place; negative if there is none. */
    private static int number(byte[] bytes, int from, int digits, int radix) {
        if (from + digits > bytes.length) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(bytes[i], radix);
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }

    private static boolean isHeader(byte[] bytes, int at) {
        return at + 1 < bytes.length && bytes[at] == '#' && bytes[at + 1] == '#';
    }

    private static int nextHeader(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && !isHeader(bytes, at)) {
            at++;
        }
        return at;
    }

    private static int skipSpace(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && Payload.isSpace(bytes[at])) {
            at++;
        }
        return at;
    }
}
