package health.vigil.telemetry;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** One SenML record: its labels are gathered, then resolved against the base fields (RFC 8428 clauses 4.2 to 4.6). */
final class SenMlRecord {
    /** RFC 8428 clause 4.5.3: smaller times count from now. */
    private static final double RELATIVE_BELOW = 1 << 28;

    private final SenMlBase base;
    private final Findings findings;
    private final String where;

    private String name = "";
    private Optional<String> unit = Optional.empty();
    private OptionalDouble value = OptionalDouble.empty();
    private double time;
    private int values;
    private boolean hasState;
    private boolean hasSum;
    private boolean spoilt;

    SenMlRecord(SenMlBase base, Findings findings, int index) {
        this.base = base;
        this.findings = findings;
        this.where = "record " + index + ": ";
    }

    /** Takes the member on whose value the parser stands; labels that may be passed over are. */
    void member(String label, JsonParser json) throws IOException {
        if (base.member(label, json)) {
            return;
        }
        switch (label) {
            case "n" -> name = text(label, json).orElse("");
            case "u" -> unit = text(label, json);
            case "t" -> time = number(label, Reason.ABSURD_TIME, json).orElse(0);
            case "v" -> {
                values++;
                value = number(label, Reason.BAD_VALUE, json);
            }
            case "vb" -> {
                values++;
                hasState = true;
                value = state(json);
            }
            case "vs", "vd" -> {
                values++;
                spoil(Reason.BAD_VALUE, Quote.of(label) + " holds no measurement; expected \"v\"");
            }
            case "s" -> hasSum = true;
            default -> {
                // RFC 8428 clause 4.4: such a label must be understood, or the pack must be refused.
                if (label.endsWith("_")) {
                    throw new JsonParseException(
                            json, "the label " + Quote.of(label) + " is not understood, and must be by RFC 8428");
                }
            }
        }
        json.skipChildren();
    }

    private Optional<String> text(String label, JsonParser json) throws IOException {
        var text = Json.text(json);
        if (text.isEmpty()) {
            spoil(Reason.MALFORMED, Quote.of(label) + " is " + Json.shown(json) + "; expected text");
        }
        return text;
    }

    private OptionalDouble number(String label, Reason otherwise, JsonParser json) throws IOException {
        if (json.currentToken().isNumeric() && Double.isFinite(json.getDoubleValue())) {
            return OptionalDouble.of(json.getDoubleValue());
        }
        if (!json.hasToken(JsonToken.VALUE_NULL)) {
            spoil(otherwise, Quote.of(label) + " is " + Json.shown(json) + "; expected a finite number");
        }
        return OptionalDouble.empty();
    }

    private OptionalDouble state(JsonParser json) throws IOException {
        if (json.currentToken().isBoolean()) {
            return OptionalDouble.of(json.getBooleanValue() ? 1 : 0);
        }
        spoil(Reason.BAD_VALUE, "\"vb\" is " + Json.shown(json) + "; expected true or false");
        return OptionalDouble.empty();
    }

    private void spoil(Reason reason, String detail) {
        spoilt = true;
        findings.problem(reason, where + detail);
    }

    /** The record has ended: keeps its value as a reading. */
    void keep() {
        if (spoilt || values == 0 && !hasSum && name.isEmpty()) {
            return; // told already, or a record of base fields alone
        }
        if (values == 1) {
            findings.field(fieldName(), where).ifPresent(this::keep);
        } else if (values > 1) {
            spoil(Reason.MALFORMED, "there is more than one value; expected one of \"v\" and \"vb\"");
        } else {
            spoil(
                    Reason.BAD_VALUE,
                    hasSum ? "a sum \"s\" is no measurement; expected \"v\"" : "there is no value \"v\"");
        }
    }

    private void keep(Field field) {
        var sentUnit = unit.orElse(base.unit);
        if (!sentUnit.isEmpty()
                && !sentUnit.equals(field.unit())
                && !field.senmlUnits().contains(sentUnit)) {
            spoil(
                    Reason.WRONG_UNIT,
                    Quote.of(field.name()) + " is in " + Quote.of(sentUnit) + "; expected "
                            + String.join(" or ", new TreeSet<>(field.senmlUnits())));
        } else if (hasState && !field.isState()) {
            spoil(Reason.BAD_VALUE, Quote.of(field.name()) + " is no state; expected a number \"v\"" + field.inUnit());
        } else if (value.isPresent()) {
            double measured = hasState ? value.getAsDouble() : base.value + value.getAsDouble();
            var at = at();
            if (findings.plausible(at, where)) {
                findings.reading(field, at, measured, Flags.NONE);
            }
        }
    }

    /** What follows the base name; a base name that ends in a part of the field's name completes it. */
    private String fieldName() {
        var whole = lastSegment(base.name + name);
        var own = lastSegment(name);
        return own.isEmpty() || findings.knows(whole) ? whole : own;
    }

    private static String lastSegment(String name) {
        return name.substring(Math.max(name.lastIndexOf(':'), name.lastIndexOf('/')) + 1);
    }

    private Instant at() {
        double seconds = base.time + time;
        // Rounded to milliseconds: a double cannot hold an epoch time much finer.
        long millis = Math.round(seconds * 1000);
        return Math.abs(seconds) < RELATIVE_BELOW
                ? findings.receivedAt().plusMillis(millis)
                : Instant.ofEpochMilli(millis);
    }
}
