package health.vigil.registry;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An administrative division code 行政区划代码: six digits by GB/T 2260 (2 province, 2 prefecture, 2 county), nine for a
 * township 乡镇 (GB/T 10114). The digits are the hierarchy.
 */
public record DivisionCode(String text) {
    private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{5}(\\d{3})?");

    public DivisionCode {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a GB/T 2260 code: 6 digits, 9 for a township");
        }
    }

    public static Optional<DivisionCode> of(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new DivisionCode(text)) : Optional.empty();
    }

    public Level level() {
        if (text.length() > 6) {
            return Level.TOWNSHIP;
        }
        return text.endsWith("0000") ? Level.PROVINCE : text.endsWith("00") ? Level.PREFECTURE : Level.COUNTY;
    }

    /** The leading digits that this unit and all units below it share, for instance 4402 for 440200. */
    public String prefix() {
        return text.substring(0, level().digits());
    }

    /** Whether the other unit is this one or lies within it. */
    public boolean covers(DivisionCode other) {
        return other.text.startsWith(prefix());
    }
}
