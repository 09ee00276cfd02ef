package health.vigil.bench;

import health.vigil.registry.Device;
import health.vigil.registry.Family;
import health.vigil.rules.OpeningHours;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A kind of device to judge, with five fields that it reports. */
record Kind(Family family, String samplingPoint, String facilityClass, List<String> fields) {
    private static final Kind WATER = new Kind(
            Family.DRINKING_WATER,
            "plant_outlet",
            null,
            List.of("free_chlorine", "ph", "turbidity", "water_temp", "conductivity"));
    private static final Kind WASTEWATER = new Kind(
            Family.MEDICAL_WASTEWATER,
            "outfall",
            "general_discharge",
            List.of("total_residual_chlorine", "ph", "ammonia_n", "ss", "cod"));

    static Kind of(String family) {
        return WATER.family.text().equals(family) ? WATER : WASTEWATER;
    }

    Device device(int key) {
        return new Device(
                key,
                "device-" + key,
                "site-" + key,
                "440203",
                family,
                samplingPoint,
                facilityClass,
                "free_chlorine",
                Duration.ofMinutes(1),
                Map.of(),
                null,
                OpeningHours.ALWAYS,
                Set.of());
    }
}
