package health.vigil.telemetry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads the times that devices write. */
final class Timestamps {
    private static final String EXPECTED =
            "expected ISO 8601 with an offset, such as 2026-11-22T08:15:00+08:00, or epoch milliseconds";
    /** HJ 212 times carry no offset: they are Beijing time. */
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    private static final int HJ_DIGITS = 14;

    private Timestamps() {}

    /** The {@code at} on which the parser stays, if it can be meant; otherwise a problem is told. */
    static Optional<Instant> at(JsonParser json, Findings findings, String where) throws IOException {
        var token = json.currentToken();
        var at = token == JsonToken.VALUE_STRING
                ? iso(json.getText(), findings, where)
                : token == JsonToken.VALUE_NUMBER_INT
                        ? epochMillis(json, findings, where)
                        : other(json, findings, where);
        return at.filter(time -> findings.plausible(time, where));
    }

    private static Optional<Instant> iso(String text, Findings findings, String where) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            findings.problem(
                    Reason.ABSURD_TIME,
                    where + "\"at\" is " + Quote.of(text)
                            + (lacksOnlyOffset(text)
                                    ? ", a time without offset; add the offset, for instance "
                                            + Quote.of(text + "+08:00")
                                    : "; " + EXPECTED));
            return Optional.empty();
        }
    }

    private static boolean lacksOnlyOffset(String text) {
        try {
            LocalDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Optional<Instant> epochMillis(JsonParser json, Findings findings, String where) throws IOException {
        return json.getNumberType() == NumberType.BIG_INTEGER
                ? other(json, findings, where)
                : Optional.of(Instant.ofEpochMilli(json.getLongValue()));
    }

    private static Optional<Instant> other(JsonParser json, Findings findings, String where) throws IOException {
        findings.problem(Reason.ABSURD_TIME, where + "\"at\" is " + Json.shown(json) + "; " + EXPECTED);
        return Optional.empty();
    }

    /** A time of HJ 212-2017, {@code YYYYMMDDhhmmss} in Beijing time. */
    static Optional<Instant> beijing(String text) {
        if (text.length() != HJ_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                            part(text, 0, 4),
                            part(text, 4, 6),
                            part(text, 6, 8),
                            part(text, 8, 10),
                            part(text, 10, 12),
                            part(text, 12, 14))
                    .toInstant(BEIJING));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int part(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }
}
