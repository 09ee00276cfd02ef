package health.vigil.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;

/** The data segment of one HJ 212-2017 frame: {@code QN=…;ST=…;CN=…;PW=…;MN=…;Flag=…;CP=&&…&&}. */
final class Hj212Message {
    private static final String DATA_BEGINS = "CP=&&";
    private static final String DATA_ENDS = "&&";

    private final Map<String, String> codes;
    private final Findings findings;
    private final String where;

    private final Map<String, String> header = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> items = new LinkedHashMap<>();
    private final List<Field> kept = new ArrayList<>();
    private Optional<String> dataTime = Optional.empty();

    Hj212Message(Map<String, String> codes, Findings findings, String where) {
        this.codes = codes;
        this.findings = findings;
        this.where = where;
    }

    void read(String segment) {
        int begin = segment.indexOf(DATA_BEGINS);
        int end = segment.lastIndexOf(DATA_ENDS);
        if (begin < 0 || end < begin + DATA_BEGINS.length()) {
            findings.problem(Reason.MALFORMED, where + "there is no data area CP=&&…&& in the data segment");
            return;
        }
        pairs(segment.substring(0, begin), header::putIfAbsent);
        var cn = header.get("CN");
        var command = Optional.ofNullable(cn).flatMap(Hj212Command::of);
        if (command.isEmpty()) {
            findings.problem(
                    Reason.MALFORMED,
                    where + (cn == null ? "there is no CN" : "CN " + Quote.of(cn) + " is not telemetry")
                            + "; expected 2011, 2051, 2061 or 2031");
            return;
        }
        pairs(segment.substring(begin + DATA_BEGINS.length(), end), this::datum);
        keep(command.get().valueSuffix());
    }

    private void pairs(String text, BiConsumer<String, String> taker) {
        int from = 0;
        while (from < text.length()) {
            int to = from;
            while (to < text.length() && text.charAt(to) != ';' && text.charAt(to) != ',') {
                to++;
            }
            int equals = text.indexOf('=', from);
            if (equals > from && equals < to) {
                taker.accept(text.substring(from, equals), text.substring(equals + 1, to));
            } else if (to > from) {
                findings.problem(
                        Reason.MALFORMED,
                        where + Quote.of(text.substring(from, to)) + " stands where name=value is expected");
            }
            from = to + 1;
        }
    }

    private void datum(String name, String value) {
        int dash = name.lastIndexOf('-');
        if (dash > 0) {
            var code = name.substring(0, dash);
            var item = items.computeIfAbsent(code, c -> new HashMap<>());
            if (item.putIfAbsent(name.substring(dash + 1), value) != null) {
                findings.problem(Reason.MALFORMED, where + Quote.of(name) + " is repeated; only the first is used");
            }
        } else if (name.equals("DataTime") && dataTime.isEmpty()) {
            dataTime = Optional.of(value);
        }
    }

    private void keep(String valueSuffix) {
        if (dataTime.isEmpty()) {
            findings.problem(Reason.ABSURD_TIME, where + "there is no DataTime");
        }
        var common = dataTime.flatMap(text -> time("DataTime", text));
        items.forEach((code, item) -> {
            var sent = item.get(valueSuffix);
            if (sent != null) {
                keep(code, valueSuffix, sent, item, common);
            }
        });
    }

    private void keep(
            String code, String valueSuffix, String sent, Map<String, String> item, Optional<Instant> dataTime) {
        var meaning = Hj212Code.of(code, codes);
        if (meaning.isEmpty()) {
            findings.problem(
                    Reason.UNKNOWN_FIELD,
                    where + "code " + Quote.of(code)
                            + " is neither in this gateway's code table nor in the standard one");
            return;
        }
        var field = findings.field(meaning.get().field(), where + "code " + Quote.of(code) + ": ");
        var value = number(code + "-" + valueSuffix, sent);
        var flags = flags(code, item.getOrDefault("Flag", "N"));
        var sampled = item.get("SampleTime");
        var at = sampled == null ? dataTime : time(code + "-SampleTime", sampled);
        if (field.isPresent() && value.isPresent() && flags.isPresent() && at.isPresent()) {
            keep(field.get(), at.get(), value.getAsDouble() * meaning.get().factor(), flags.get());
        }
    }

    private void keep(Field field, Instant at, double value, Flags flags) {
        if (kept.contains(field)) {
            findings.problem(
                    Reason.MALFORMED,
                    where + "two codes stand for " + Quote.of(field.name()) + "; only the first is used");
        } else {
            kept.add(field);
            findings.reading(field, at, value, flags);
        }
    }

    private Optional<Instant> time(String name, String text) {
        var time = Timestamps.beijing(text);
        if (time.isEmpty()) {
            findings.problem(
                    Reason.ABSURD_TIME,
                    where + name + " is " + Quote.of(text) + "; expected YYYYMMDDhhmmss in Beijing time");
        }
        return time.filter(at -> findings.plausible(at, where + name + ": "));
    }

    private OptionalDouble number(String name, String text) {
        // Double.parseDouble alone would take "NaN", "1d" and the like.
        if (!text.isEmpty() && text.chars().allMatch(c -> "+-.0123456789eE".indexOf(c) >= 0)) {
            try {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value)) {
                    return OptionalDouble.of(value);
                }
            } catch (NumberFormatException e) {
                // told below
            }
        }
        findings.problem(Reason.BAD_VALUE, where + name + " is " + Quote.of(text) + "; expected a finite number");
        return OptionalDouble.empty();
    }

    private Optional<Flags> flags(String code, String letter) {
        var flags = Flags.ofHjLetter(letter);
        if (flags.isEmpty()) {
            findings.problem(
                    Reason.MALFORMED,
                    where + code + "-Flag is " + Quote.of(letter)
                            + "; expected one of N F M S D C T B (HJ 212-2017 Table 8), so the value is not used");
        }
        return flags;
    }
}
