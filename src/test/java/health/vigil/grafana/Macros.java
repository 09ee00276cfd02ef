package health.vigil.grafana;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The macros of Grafana's PostgreSQL data source, as it expands them before a query is sent.
 *
 * @param timescale whether the data source is set to {@code timescaledb: true}
 */
record Macros(TimeRange range, Interval interval, boolean timescale) {
    private static final Pattern CALL = Pattern.compile("\\$([_a-zA-Z0-9]+)\\(([^)]*)\\)");
    private static final double MILLION = 1e6;
    private static final double TEN_THOUSANDTH = 1e-4;

    /** @throws IllegalArgumentException with Grafana's reason for refusing the query */
    String expand(String sql) {
        var plain = sql.replace("$__interval_ms", Long.toString(interval.step().toMillis()))
                .replace("$__interval", interval.text())
                .replace("$__unixEpochFrom()", seconds(range.from()))
                .replace("$__unixEpochTo()", seconds(range.to()));
        return CALL.matcher(plain).replaceAll(quoted(call -> expand(call, plain)));
    }

    private static Function<MatchResult, String> quoted(Function<MatchResult, String> replacement) {
        return call -> Matcher.quoteReplacement(replacement.apply(call));
    }

    private String expand(MatchResult call, String sql) {
        var arguments =
                Stream.of(call.group(2).split(",", -1)).map(String::strip).toList();
        var name = call.group(1);
        // as in Grafana before 5.3: where a comma follows the first such call, it names the column
        var after = sql.indexOf(call.group()) + call.group().length();
        if (name.equals("__timeGroup") && after < sql.length() && sql.charAt(after) == ',') {
            name = "__timeGroupAlias";
        }
        return evaluate(name, arguments);
    }

    private String evaluate(String name, List<String> arguments) {
        var column = arguments.get(0);
        return switch (name) {
            case "__time" -> column + " AS \"time\"";
            case "__timeEpoch" -> "extract(epoch from " + column + ") as \"time\"";
            case "__timeFilter" -> column + " BETWEEN " + from() + " AND " + to();
            case "__timeFrom" -> from();
            case "__timeTo" -> to();
            case "__timeGroup" -> timeGroup(name, arguments);
            case "__timeGroupAlias" -> timeGroup(name, arguments) + " AS \"time\"";
            case "__unixEpochFilter" -> between(column, seconds(range.from()), seconds(range.to()));
            case "__unixEpochNanoFilter" -> between(column, nanos(range.from()), nanos(range.to()));
            case "__unixEpochNanoFrom" -> nanos(range.from());
            case "__unixEpochNanoTo" -> nanos(range.to());
            case "__unixEpochGroup" -> floor("(" + column + ")", step(name, arguments));
            case "__unixEpochGroupAlias" -> floor("(" + column + ")", step(name, arguments)) + " AS \"time\"";
            default -> throw new IllegalArgumentException("unknown macro \"%s\"".formatted(name));
        };
    }

    private String timeGroup(String name, List<String> arguments) {
        var step = step(name, arguments);
        return timescale
                ? String.format(Locale.ROOT, "time_bucket('%.3fs',%s)", step.toNanos() / 1e9, arguments.get(0))
                : floor("extract(epoch from " + arguments.get(0) + ")", step);
    }

    private static String floor(String value, Duration step) {
        var seconds = number(step.toNanos() / 1e9);
        return "floor(%s/%s)*%s".formatted(value, seconds, seconds);
    }

    private static Duration step(String name, List<String> arguments) {
        if (arguments.size() < 2) {
            throw new IllegalArgumentException(
                    "macro %s needs time column and interval and optional fill value".formatted(name));
        }
        if (arguments.size() == 3 && !arguments.get(2).matches("NULL|previous|[-+]?\\d+(\\.\\d+)?")) {
            throw new IllegalArgumentException("error parsing fill value " + arguments.get(2));
        }
        var step = Interval.parse(arguments.get(1).replaceAll("^'+|'+$", ""), Instant.now());
        if (step.isZero()) {
            throw new IllegalArgumentException("interval must be positive, got " + arguments.get(1));
        }
        return step;
    }

    /** As Go writes a number when no form is asked for. */
    private static String number(double value) {
        var plain = BigDecimal.valueOf(value).stripTrailingZeros();
        if (value >= TEN_THOUSANDTH && value < MILLION) {
            return plain.toPlainString();
        }
        var digits = plain.unscaledValue().toString();
        var exponent = digits.length() - 1 - plain.scale();
        var fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return "%s%se%s%02d".formatted(digits.charAt(0), fraction, exponent < 0 ? "-" : "+", Math.abs(exponent));
    }

    private static String between(String column, String low, String high) {
        return "%s >= %s AND %s <= %s".formatted(column, low, column, high);
    }

    private String from() {
        return "'" + TimeRange.written(range.from()) + "'";
    }

    private String to() {
        return "'" + TimeRange.written(range.to()) + "'";
    }

    private static String seconds(Instant time) {
        return Long.toString(time.getEpochSecond());
    }

    private static String nanos(Instant time) {
        return Long.toString(time.getEpochSecond() * 1_000_000_000L + time.getNano());
    }
}
