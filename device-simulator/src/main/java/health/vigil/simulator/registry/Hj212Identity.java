package health.vigil.simulator.registry;

import java.util.Map;

/**
 * How a device names itself and its fields in HJ 212-2017 frames.
 *
 * @param mn the 24 characters of the device's unique mark (MN)
 * @param codes pollutant code to field name
 */
public record Hj212Identity(String mn, Map<String, String> codes) {

    public Hj212Identity {
        if (!mn.matches("[0-9A-F]{24}")) {
            throw new IllegalArgumentException("hj212.mn '" + mn + "' must have 24 characters 0-9A-F");
        }
        codes = Map.copyOf(codes);
    }
}
