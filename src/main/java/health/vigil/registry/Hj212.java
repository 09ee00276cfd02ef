package health.vigil.registry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a gateway speaks HJ 212.
 *
 * @param mn    the equipment's unique number, 24 hexadecimal digits (HJ 212-2017, 6.3.2)
 * @param codes pollutant codes of this gateway, to field names
 */
record Hj212(@Nullable String mn, Map<String, String> codes) {
    Hj212 {
        codes = codes == null ? Map.of() : codes;
    }
}
