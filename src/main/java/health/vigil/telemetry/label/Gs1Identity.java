package health.vigil.telemetry.label;

import health.vigil.telemetry.label.ContainerLabel.Refused;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A container by its GS1 key: a returnable asset (GRAI, AI 8003) or an individual asset (GIAI, AI 8004). */
final class Gs1Identity {
    static final String GRAI = "8003";
    static final String GIAI = "8004";

    private static final Pattern GRAI_VALUE = Pattern.compile("0(\\d{12})(\\d)([!-z]{1,16})");
    private static final Pattern GIAI_VALUE = Pattern.compile("[!-z]{4,30}");
    private static final Pattern NET_WEIGHT = Pattern.compile("310([0-6])");
    private static final Pattern SIX_DIGITS = Pattern.compile("\\d{6}");

    private Gs1Identity() {}

    /** @param elements values by application identifier */
    static Optional<ContainerLabel> of(Map<String, String> elements) {
        var parts = LabelParts.weighing(weight(elements));
        var grai = elements.get(GRAI);
        if (grai != null) {
            return Optional.of(ofGrai(grai, parts));
        }
        return Optional.ofNullable(elements.get(GIAI)).map(giai -> ofGiai(giai, parts));
    }

    private static ContainerLabel ofGrai(String value, LabelParts parts) {
        var found = GRAI_VALUE.matcher(value);
        if (!found.matches()) {
            return new Refused("GRAI (8003) " + value
                    + ": expected 0, 13 digits and the serial number of the container," + " 1 to 16 characters");
        }
        if (!found.group(2).equals(checkDigit(found.group(1)))) {
            return new Refused("GRAI (8003) " + value + ": the check digit is " + found.group(2) + " and should be "
                    + checkDigit(found.group(1)) + "; the label was misread or misprinted");
        }
        return ContainerLabel.plain("GRAI-" + value, parts);
    }

    private static ContainerLabel ofGiai(String value, LabelParts parts) {
        return GIAI_VALUE.matcher(value).matches()
                ? ContainerLabel.plain("GIAI-" + value, parts)
                : new Refused("GIAI (8004) " + value + ": expected 4 to 30 characters without spaces");
    }

    static ContainerLabel returnable(String prefixAndType, BigInteger serial) {
        return ContainerLabel.plain("GRAI-0" + prefixAndType + checkDigit(prefixAndType) + serial, LabelParts.NONE);
    }

    static ContainerLabel individual(String prefix, BigInteger reference) {
        return ContainerLabel.plain("GIAI-" + prefix + reference, LabelParts.NONE);
    }

    /** Modulo 10 with weights 3 and 1 from the right (GS1 General Specifications 7.9.1). */
    private static String checkDigit(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
            sum += i % 2 == 0 ? 3 * digit : digit;
        }
        return String.valueOf((10 - sum % 10) % 10);
    }

    private static @Nullable BigDecimal weight(Map<String, String> elements) {
        for (var element : elements.entrySet()) {
            var decimals = NET_WEIGHT.matcher(element.getKey());
            if (decimals.matches() && SIX_DIGITS.matcher(element.getValue()).matches()) {
                return new BigDecimal(new BigInteger(element.getValue()), Integer.parseInt(decimals.group(1)));
            }
        }
        return null;
    }
}
