package health.vigil.rules;

import java.util.Map;

/** Every device's rules at one moment; immutable, swapped whole when limits or the registry change. */
public record RuleBook(Map<String, DeviceRules> byDevice) {
    public static final RuleBook EMPTY = new RuleBook(Map.of());

    public RuleBook {
        byDevice = Map.copyOf(byDevice);
    }

    public DeviceRules of(String device) {
        return byDevice.getOrDefault(device, DeviceRules.NONE);
    }
}
