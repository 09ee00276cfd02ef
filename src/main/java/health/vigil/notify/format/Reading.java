package health.vigil.notify.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;

/** What was measured, in plain decimal; empty text where there is no such thing. */
record Reading(String field, String value, String limit, String unit) {
    private static final int DECIMALS = 3;

    /** @param value the property that holds the value */
    static Reading of(JsonNode reading, String value) {
        return new Reading(
                reading.path("field").asText(""),
                number(reading.path(value)),
                number(reading.path("limit")),
                reading.path("unit").asText(""));
    }

    /** The number with its unit, unless that is 1. */
    String quantity(String number) {
        return unit.equals("1") || unit.isBlank() ? number : number + " " + unit;
    }

    private static String number(JsonNode number) {
        return number.isNumber()
                ? number.decimalValue()
                        .setScale(DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                : "";
    }
}
