package health.vigil.grafana;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Puts what is chosen of the dashboard's variables in place of their names, as Grafana does it in the browser. */
record Templates(Map<String, Value> values, TimeRange range, String timeZone) {
    private static final Pattern NAME =
            Pattern.compile("\\$(\\w+)|\\[\\[(\\w+?)(?::(\\w+))?\\]\\]|\\$\\{(\\w+)(?:\\.([^:^}]+))?(?::([^}]+))?\\}");

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Names that it doesn't know, such as {@code ${__data.fields.alarm}} and macros, stay as they are. */
    String interpolate(String text) {
        return NAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(replacement(found)));
    }

    private String replacement(MatchResult found) {
        var name = first(found.group(1), found.group(2), found.group(4)).orElseThrow();
        var format = first(found.group(3), found.group(6)).orElse("");
        return switch (name) {
            case "__from" -> time(range.from().toEpochMilli(), format);
            case "__to" -> time(range.to().toEpochMilli(), format);
            case "__timezone" -> timeZone;
            default -> {
                var value = values.get(name);
                yield value == null ? found.group() : value.written(format);
            }
        };
    }

    private static String time(long millis, String format) {
        return switch (format) {
            case "", "date:ms" -> Long.toString(millis);
            case "date:seconds" -> Long.toString(Math.round(millis / 1_000.0));
            case "date", "date:iso" -> ISO.format(Instant.ofEpochMilli(millis));
            default -> throw new IllegalArgumentException("the format of a time is not known here: " + format);
        };
    }

    private static Optional<String> first(String... groups) {
        return Stream.of(groups).filter(group -> group != null).findFirst();
    }
}
