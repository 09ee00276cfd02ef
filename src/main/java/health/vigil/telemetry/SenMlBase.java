package health.vigil.telemetry;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** The base fields of a SenML pack (RFC 8428 clause 4.1): each holds from its record on until it is set again. */
final class SenMlBase {
    /** RFC 8428 clause 4.4: a pack of a later version must be refused. */
    private static final int VERSION = 10;

    String name = "";
    double time;
    String unit = "";
    double value;

    /** Takes the label if it is one of a base field. */
    boolean member(String label, JsonParser json) throws IOException {
        switch (label) {
            case "bn" -> name = text(label, json);
            case "bt" -> time = number(label, json);
            case "bu" -> unit = text(label, json);
            case "bv" -> value = number(label, json);
            case "bver" -> {
                if (number(label, json) > VERSION) {
                    throw new JsonParseException(
                            json, "\"bver\" is " + json.getText() + "; versions up to " + VERSION + " are understood");
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String text(String label, JsonParser json) throws IOException {
        return Json.text(json).orElseThrow(() -> new JsonParseException(json, Quote.of(label) + " must be text"));
    }

    private static double number(String label, JsonParser json) throws IOException {
        if (!json.currentToken().isNumeric() || !Double.isFinite(json.getDoubleValue())) {
            throw new JsonParseException(json, Quote.of(label) + " must be a finite number");
        }
        return json.getDoubleValue();
    }
}
