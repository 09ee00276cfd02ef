package health.vigil.notify.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Beijing time, to the second. */
final class BeijingTime {
    private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter SENTENCE = pattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter ISO = pattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private BeijingTime() {}

    /** As in sentences. */
    static String words(Instant time) {
        return SENTENCE.format(time);
    }

    /** With its offset, as CAP demands. */
    static String iso(Instant time) {
        return ISO.format(time);
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(OFFSET);
    }
}
