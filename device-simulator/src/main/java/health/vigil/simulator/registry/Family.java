package health.vigil.simulator.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The device families of public-health monitoring. */
public enum Family {
    DRINKING_WATER,
    SWIMMING_POOL,
    MEDICAL_WASTEWATER,
    VACCINE_COLD_CHAIN,
    MEDICAL_WASTE,
    RADIATION;

    /** Reads the lower-case name used in files. */
    @JsonCreator
    public static Family named(String name) {
        return Arrays.stream(values())
                .filter(family -> family.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown family '" + name + "'; use one of "
                        + Arrays.stream(values()).map(Family::toString).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
