package health.vigil.limits;

import health.vigil.registry.Family;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The words of one key that devices and limits share. A misspelt word would bind its limit to nothing, so it is an
 * error.
 */
record Vocabulary(String key, Set<String> words) {
    private static final Map<Family, Set<String>> SAMPLING_POINTS = Map.of(
            Family.DRINKING_WATER, Set.of("plant_outlet", "network_end", "secondary_supply"),
            Family.SWIMMING_POOL, Set.of("pool", "foot_bath"),
            Family.MEDICAL_WASTEWATER, Set.of("contact_tank_outlet", "outfall"),
            Family.VACCINE_COLD_CHAIN, Set.of("storage", "transport"),
            Family.MEDICAL_WASTE, Set.of("ward", "temporary_store"),
            Family.RADIATION, Set.of("room_boundary", "control_room"));
    private static final Map<Family, Set<String>> FACILITY_CLASSES = Map.of(
            Family.MEDICAL_WASTEWATER, Set.of("infectious", "general_discharge", "general_pretreatment"),
            Family.VACCINE_COLD_CHAIN, Set.of("refrigerated", "frozen", "ultra_cold"),
            Family.RADIATION, Set.of("fluoroscopy", "ct", "radiography", "radiotherapy", "nuclear_medicine"));
    private static final Set<String> DISINFECTANTS =
            Set.of("free_chlorine", "chloramine", "chlorine_dioxide", "ozone", "uv");
    private static final Set<Family> DISINFECTED =
            Set.of(Family.DRINKING_WATER, Family.SWIMMING_POOL, Family.MEDICAL_WASTEWATER);

    static Vocabulary samplingPoints(@Nullable Family family) {
        return new Vocabulary("applies.sampling_point", of(SAMPLING_POINTS, family));
    }

    static Vocabulary facilityClasses(@Nullable Family family) {
        return new Vocabulary("applies.facility_class", of(FACILITY_CLASSES, family));
    }

    static Vocabulary disinfectants(@Nullable Family family) {
        return new Vocabulary(
                "applies.disinfectant", family != null && DISINFECTED.contains(family) ? DISINFECTANTS : Set.of());
    }

    private static Set<String> of(Map<Family, Set<String>> words, @Nullable Family family) {
        return family == null ? Set.of() : words.getOrDefault(family, Set.of());
    }

    /** The given words, none if absent. */
    Set<String> check(@Nullable Set<String> given) {
        if (given == null) {
            return Set.of();
        }
        for (var word : given) {
            Keys.check(words.contains(word), "%s: %s is not one of %s".formatted(key, word, new TreeSet<>(words)));
        }
        return Set.copyOf(given);
    }
}
