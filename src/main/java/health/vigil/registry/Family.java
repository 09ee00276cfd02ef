package health.vigil.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The six kinds of sensors that the supervision plan names. */
public enum Family {
    DRINKING_WATER("生活饮用水", "Drinking water"),
    SWIMMING_POOL("游泳池水", "Swimming pool"),
    MEDICAL_WASTEWATER("医疗污水", "Medical wastewater"),
    VACCINE_COLD_CHAIN("疫苗冷链", "Vaccine cold chain"),
    MEDICAL_WASTE("医疗废物", "Medical waste"),
    RADIATION("放射", "Radiation");

    private final String zh;
    private final String en;

    Family(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** As written in files, payloads and the API, for instance {@code drinking_water}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Family> of(String text) {
        return Arrays.stream(values()).filter(f -> f.text().equals(text)).findFirst();
    }
}
