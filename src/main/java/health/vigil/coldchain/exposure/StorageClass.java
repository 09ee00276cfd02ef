package health.vigil.coldchain.exposure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a vaccine is kept 储存类别, with the range that its temperature must stay in. */
public enum StorageClass {
    /** 冷藏: +2 to +8 °C. */
    REFRIGERATED(new TemperatureRange(2.0, 8)),
    /** 冷冻: -15 °C or colder. */
    FROZEN(new TemperatureRange(null, -15)),
    /** 超低温: -90 to -60 °C. */
    ULTRA_COLD(new TemperatureRange(-90.0, -60));

    private final TemperatureRange range;

    StorageClass(TemperatureRange range) {
        this.range = range;
    }

    public TemperatureRange range() {
        return range;
    }

    /** As written in the registry as the class of a facility, for instance {@code ultra_cold}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<StorageClass> of(String text) {
        return Arrays.stream(values()).filter(c -> c.text().equals(text)).findFirst();
    }
}
