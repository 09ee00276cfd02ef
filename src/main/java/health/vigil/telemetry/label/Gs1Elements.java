package health.vigil.telemetry.label;

import health.vigil.telemetry.label.ContainerLabel.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * GS1 element strings (GS1 General Specifications, section 3): application identifiers, each with its value, as people
 * write them, {@code (8004)ABC(3102)000435}, or as scanners send them, with FNC1 as the character GS.
 */
final class Gs1Elements {
    private static final char FNC1 = '\u001d';
    private static final Pattern BRACKETED = Pattern.compile("\\((\\d{2,4})\\)([^(]*)");
    /** Symbology identifiers of GS1-128, GS1 DataBar, GS1 DataMatrix and GS1 QR Code. */
    private static final Pattern SYMBOLOGY = Pattern.compile("^](C1|e0|d2|Q3)");
    /** Values of predefined length: no FNC1 follows them. */
    private static final Map<String, Integer> LENGTHS =
            Map.of("00", 18, "01", 14, "02", 14, "11", 6, "12", 6, "13", 6, "15", 6, "16", 6, "17", 6);

    private static final Pattern MEASURE = Pattern.compile("^3[1-6]\\d\\d$");
    private static final int MEASURE_LENGTH = 6;

    private Gs1Elements() {}

    static boolean areWrittenIn(String text) {
        return SYMBOLOGY.matcher(text.strip()).find()
                || text.strip().matches("^\\(\\d{2,4}\\).*")
                || text.indexOf(FNC1) >= 0;
    }

    static ContainerLabel read(String text) {
        var elements = text.strip().startsWith("(") ? bracketed(text.strip()) : scanned(text);
        return Gs1Identity.of(elements)
                .orElseGet(() -> new Refused("the bar code names no container: expected AI (8003) GRAI or (8004) GIAI,"
                        + " found " + (elements.isEmpty() ? "none that is known" : elements.keySet())));
    }

    private static Map<String, String> bracketed(String text) {
        var elements = new LinkedHashMap<String, String>();
        var found = BRACKETED.matcher(text);
        while (found.find()) {
            elements.put(found.group(1), found.group(2).strip());
        }
        return elements;
    }

    /** Reads as far as the identifiers are known: behind an unknown one nobody can tell where the next begins. */
    private static Map<String, String> scanned(String text) {
        var elements = new LinkedHashMap<String, String>();
        var rest = SYMBOLOGY.matcher(trimmed(text)).replaceFirst("");
        while (!rest.isEmpty()) {
            if (rest.charAt(0) == FNC1) {
                rest = rest.substring(1);
                continue;
            }
            var ai = identifier(rest);
            if (ai.isEmpty()) {
                break;
            }
            var value = rest.substring(ai.length());
            var end = end(ai, value);
            elements.put(ai, value.substring(0, end));
            rest = value.substring(end);
        }
        return elements;
    }

    /** Without what a scanner adds at the end; the separator is no white space here. */
    private static String trimmed(String text) {
        return text.replaceAll("^[ \\r\\n\\t]+|[ \\r\\n\\t]+$", "");
    }

    private static String identifier(String rest) {
        for (var ai : new String[] {"8003", "8004", "10", "21", "30", "37", "91", "92", "93"}) {
            if (rest.startsWith(ai)) {
                return ai;
            }
        }
        if (rest.length() >= 4 && MEASURE.matcher(rest.substring(0, 4)).matches()) {
            return rest.substring(0, 4);
        }
        return rest.length() >= 2 && LENGTHS.containsKey(rest.substring(0, 2)) ? rest.substring(0, 2) : "";
    }

    private static int end(String ai, String value) {
        if (MEASURE.matcher(ai).matches()) {
            return Math.min(MEASURE_LENGTH, value.length());
        }
        var length = LENGTHS.get(ai);
        if (length != null) {
            return Math.min(length, value.length());
        }
        var separator = value.indexOf(FNC1);
        return separator < 0 ? value.length() : separator;
    }
}
