package health.vigil.telemetry;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of a message behind what may stand before its text: a byte order mark and white space.
 *
 * @param start index of the first byte that says something; the array's length if none does
 */
record Payload(byte[] bytes, int start) {
    private static final int SHOWN = 12;

    static Payload of(byte[] bytes) {
        int start = hasByteOrderMark(bytes) ? 3 : 0;
        while (start < bytes.length && isSpace(bytes[start])) {
            start++;
        }
        return new Payload(bytes, start);
    }

    boolean isBlank() {
        return start == bytes.length;
    }

    int length() {
        return bytes.length - start;
    }

    boolean startsWith(char first) {
        return !isBlank() && bytes[start] == first;
    }

    String text() {
        return new String(bytes, start, length(), StandardCharsets.UTF_8);
    }

    /** The first few characters, to be shown to people. */
    String beginning() {
        var shown = new String(bytes, start, Math.min(SHOWN, length()), StandardCharsets.UTF_8);
        return Quote.of(length() > SHOWN ? shown + "…" : shown);
    }

    static boolean isSpace(byte octet) {
        return octet == ' ' || octet == '\r' || octet == '\n' || octet == '\t';
    }

    private static boolean hasByteOrderMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }
}
