package health.vigil.telemetry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** One time with its values in Vigil JSON, gathered until its object ends because its keys may come in any order. */
final class Sample {
    private static final Optional<Flags> NORMAL = Optional.of(Flags.NONE);

    private final Findings findings;
    private final String where;
    private final List<Measured> measured = new ArrayList<>();
    private Optional<Instant> at = Optional.empty();
    private Map<String, Optional<Flags>> flags = Map.of();
    private boolean hasTime;
    private boolean hasValues;
    private boolean hasFlags;

    /** A value that is null or not usable keeps its place, so that its repetition is noticed. */
    private record Measured(Field field, OptionalDouble value) {}

    /** @param where begins each problem's detail; empty, or the place in a buffer */
    Sample(Findings findings, String where) {
        this.findings = findings;
        this.where = where;
    }

    boolean hasValues() {
        return hasValues;
    }

    /** Takes the member on whose value the parser stands. */
    void member(String key, JsonParser json) throws IOException {
        switch (key) {
            case "at" -> {
                if (!hasTime) {
                    hasTime = true;
                    at = Timestamps.at(json, findings, where);
                    json.skipChildren();
                } else {
                    repeated(key, json);
                }
            }
            case "values" -> {
                if (!hasValues) {
                    hasValues = true;
                    values(json);
                } else {
                    repeated(key, json);
                }
            }
            case "flags" -> {
                if (!hasFlags) {
                    hasFlags = true;
                    flags = flags(json);
                } else {
                    repeated(key, json);
                }
            }
            default -> json.skipChildren();
        }
    }

    void repeated(String key, JsonParser json) throws IOException {
        json.skipChildren();
        findings.problem(Reason.MALFORMED, where + Quote.of(key) + " is repeated; only the first is used");
    }

    private void values(JsonParser json) throws IOException {
        if (isObject("values", json)) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                json.nextToken();
                var field = findings.field(name, where);
                if (field.isEmpty()) {
                    json.skipChildren();
                } else if (has(field.get())) {
                    repeated(name, json);
                } else {
                    measured.add(new Measured(field.get(), value(field.get(), json)));
                }
            }
        }
    }

    private boolean has(Field field) {
        for (var known : measured) {
            if (known.field == field) {
                return true;
            }
        }
        return false;
    }

    private OptionalDouble value(Field field, JsonParser json) throws IOException {
        var token = json.currentToken();
        if (token.isNumeric()) {
            double value = json.getDoubleValue();
            if (Double.isFinite(value)) {
                return OptionalDouble.of(value);
            }
        } else if (token.isBoolean() && field.isState()) {
            return OptionalDouble.of(json.getBooleanValue() ? 1 : 0);
        } else if (token == JsonToken.VALUE_NULL) {
            return OptionalDouble.empty();
        }
        findings.problem(
                Reason.BAD_VALUE,
                where + Quote.of(field.name()) + " is " + Json.shown(json) + "; expected a finite number"
                        + (field.isState() ? ", true or false" : field.inUnit() + " without quotes"));
        json.skipChildren();
        return OptionalDouble.empty();
    }

    private Map<String, Optional<Flags>> flags(JsonParser json) throws IOException {
        var byName = new HashMap<String, Optional<Flags>>();
        if (isObject("flags", json)) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                json.nextToken();
                if (byName.containsKey(name)) {
                    repeated(name, json);
                } else if (!json.hasToken(JsonToken.VALUE_NULL)) {
                    byName.put(name, flag(name, json));
                }
            }
        }
        return byName;
    }

    private Optional<Flags> flag(String name, JsonParser json) throws IOException {
        var flag = Json.text(json).flatMap(Flags::declared);
        if (flag.isEmpty()) {
            findings.problem(
                    Reason.MALFORMED,
                    where + "the flag of " + Quote.of(name) + " is " + Json.shown(json)
                            + "; expected one of N F M S D C T B (HJ 212-2017 Table 8), substituted or declared_invalid,"
                            + " so the value is not used");
            json.skipChildren();
        }
        return flag;
    }

    private boolean isObject(String key, JsonParser json) throws IOException {
        if (json.hasToken(JsonToken.START_OBJECT)) {
            return true;
        }
        findings.problem(Reason.MALFORMED, where + Quote.of(key) + " is " + Json.shown(json) + "; expected an object");
        json.skipChildren();
        return false;
    }

    /** The object has ended: keeps its values as readings. */
    void keep() {
        if (!hasValues) {
            findings.problem(Reason.MALFORMED, where + "there is no \"values\" object");
        } else if (!hasTime) {
            findings.problem(Reason.ABSURD_TIME, where + "there is no \"at\", the time of the measurement");
        } else {
            at.ifPresent(this::keep);
        }
    }

    private void keep(Instant time) {
        for (var one : measured) {
            // Without a flag a value is normal; with one that is not understood it must not pass as normal.
            var flag = flags.getOrDefault(one.field.name(), NORMAL);
            if (flag.isPresent() && one.value.isPresent()) {
                findings.reading(one.field, time, one.value.getAsDouble(), flag.get());
            }
        }
    }
}
