package health.vigil.coldchain.exposure;

import org.jspecify.annotations.Nullable;

/**
 * Temperatures that a vaccine may have, both ends included.
 *
 * @param low  °C; absent: as cold as it likes
 * @param high °C
 */
public record TemperatureRange(@Nullable Double low, double high) {
    public TemperatureRange {
        if (low != null && low >= high) {
            throw new IllegalArgumentException("low " + low + " °C is not below high " + high + " °C");
        }
    }

    public boolean contains(double celsius) {
        return celsius <= high && (low == null || celsius >= low);
    }
}
