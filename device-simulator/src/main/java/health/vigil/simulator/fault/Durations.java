package health.vigil.simulator.fault;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 20s}, {@code -75m}, {@code 47h59m30s}, {@code 2d}. */
public final class Durations {

    private static final Pattern SHORT = Pattern.compile("(-?)(?:(\\d+d))?((?:\\d+h)?(?:\\d+m)?(?:\\d+s)?)");

    private Durations() {}

    /**
     * Reads a duration; ISO 8601 ({@code PT20S}) is understood too.
     *
     * @throws IllegalArgumentException if the text is no duration
     */
    public static Duration parse(String text) {
        var trimmed = text.trim();
        var match = SHORT.matcher(trimmed);
        var iso = trimmed;
        if (match.matches() && trimmed.length() > 1) {
            var days = match.group(2) == null ? "" : match.group(2);
            var time = match.group(3).isEmpty() ? "" : "T" + match.group(3);
            iso = (match.group(1) + "P" + days + time).toUpperCase(Locale.ROOT);
        }
        try {
            return Duration.parse(iso);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no duration; write for instance 20s, 10m, -75m, 47h59m30s or 2d", e);
        }
    }
}
