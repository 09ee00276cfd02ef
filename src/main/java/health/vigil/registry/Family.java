package health.vigil.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The six kinds of sensors that the supervision plan names, each with the words that its limits are written in. */
public enum Family {
    DRINKING_WATER(
            "生活饮用水",
            "Drinking water",
            List.of("plant_outlet", "network_end", "secondary_supply"),
            List.of(),
            Disinfectants.OF_WATER),
    SWIMMING_POOL("游泳池水", "Swimming pool", List.of("pool", "foot_bath"), List.of(), Disinfectants.OF_WATER),
    MEDICAL_WASTEWATER(
            "医疗污水",
            "Medical wastewater",
            List.of("contact_tank_outlet", "outfall"),
            List.of("infectious", "general_discharge", "general_pretreatment"),
            Disinfectants.OF_WATER),
    VACCINE_COLD_CHAIN(
            "疫苗冷链",
            "Vaccine cold chain",
            List.of("storage", "transport"),
            List.of("refrigerated", "frozen", "ultra_cold"),
            List.of()),
    MEDICAL_WASTE(
            "医疗废物", "Medical waste", List.of("ward", "temporary_store", "vehicle", "plant"), List.of(), List.of()),
    RADIATION(
            "放射",
            "Radiation",
            List.of("room_boundary", "control_room"),
            List.of("fluoroscopy", "ct", "radiography", "radiotherapy", "nuclear_medicine"),
            List.of());

    private final String zh;
    private final String en;
    private final List<String> samplingPoints;
    private final List<String> facilityClasses;
    private final List<String> disinfectants;

    Family(
            String zh,
            String en,
            List<String> samplingPoints,
            List<String> facilityClasses,
            List<String> disinfectants) {
        this.zh = zh;
        this.en = en;
        this.samplingPoints = samplingPoints;
        this.facilityClasses = facilityClasses;
        this.disinfectants = disinfectants;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** Where devices of this family measure. */
    public List<String> samplingPoints() {
        return samplingPoints;
    }

    /** The classes of facilities that limits tell apart; empty where they don't. */
    public List<String> facilityClasses() {
        return facilityClasses;
    }

    /** The disinfectants that limits tell apart; empty where they don't. */
    public List<String> disinfectants() {
        return disinfectants;
    }

    /** As written in files, payloads and the API, for instance {@code drinking_water}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All of them, for people. */
    static String texts() {
        return Arrays.stream(values()).map(Family::text).collect(Collectors.joining(", "));
    }

    public static Optional<Family> of(String text) {
        return Arrays.stream(values()).filter(f -> f.text().equals(text)).findFirst();
    }

    /** Apart from the enum because its constants are made before its own static fields. */
    private static final class Disinfectants {
        static final List<String> OF_WATER = List.of("free_chlorine", "chloramine", "chlorine_dioxide", "ozone", "uv");
    }
}
