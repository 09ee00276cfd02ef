package health.vigil.ingest;

import health.vigil.web.Problems;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The part of the past that a request asks for: from inclusive, to exclusive. */
public record TimeRange(Instant from, Instant to) {
    public static TimeRange of(@Nullable String from, @Nullable String to, Duration usual, Instant now) {
        var end = to == null ? now : parse("to", to);
        var start = from == null ? end.minus(usual) : parse("from", from);
        if (!start.isBefore(end)) {
            throw Problems.badRequest("from " + start + " is not before to " + end);
        }
        return new TimeRange(start, end);
    }

    public static Instant parse(String name, String text) {
        try {
            // A plus sign that was not escaped in the address arrives as a space.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw Problems.badRequest(
                    name + ": '" + text + "' is not a time such as 2026-11-22T08:15:00+08:00 (with offset or Z)");
        }
    }
}
