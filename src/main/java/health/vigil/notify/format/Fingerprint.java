package health.vigil.notify.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.SortedMap;

/** The fingerprint of a set of labels as Prometheus makes it: 64-bit FNV-1a over names and values, each ended by 0xFF. */
final class Fingerprint {
    private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final int END = 0xFF;

    private Fingerprint() {}

    static String of(SortedMap<String, String> labels) {
        var hash = OFFSET_BASIS;
        for (var label : labels.entrySet()) {
            hash = add(add(hash, label.getKey()), label.getValue());
        }
        return HexFormat.of().toHexDigits(hash);
    }

    private static long add(long hash, String text) {
        var sum = hash;
        for (var octet : text.getBytes(UTF_8)) {
            sum = (sum ^ (octet & 0xFF)) * PRIME;
        }
        return (sum ^ END) * PRIME;
    }
}
