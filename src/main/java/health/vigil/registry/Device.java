package health.vigil.registry;

import health.vigil.rules.OpeningHours;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A registered device as the hot path sees it.
 *
 * @param key           the number stored with each reading
 * @param id            the name in topics: {@code [a-z0-9][a-z0-9-]{1,62}}
 * @param samplingPoint where it measures, for instance {@code plant_outlet}; limits depend on it
 * @param facilityClass for instance {@code infectious} or {@code refrigerated}; limits depend on it
 * @param disinfectant  for instance {@code free_chlorine}; limits depend on it
 * @param interval      expected time between two messages
 * @param hjCodes       HJ 212 codes of this gateway, to field names
 * @param gateway       id of the device that it reports through, if there is one
 * @param open          when its site is open
 * @param fields        what it is registered to measure; empty where the registry does not say
 */
public record Device(
        int key,
        String id,
        String site,
        String jurisdiction,
        Family family,
        String samplingPoint,
        @Nullable String facilityClass,
        @Nullable String disinfectant,
        Duration interval,
        Map<String, String> hjCodes,
        @Nullable String gateway,
        OpeningHours open,
        Set<String> fields) {
    public Device {
        hjCodes = Map.copyOf(hjCodes);
        fields = Set.copyOf(fields);
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException(id + ": the interval must be positive, not " + interval);
        }
    }

    public Optional<String> facility() {
        return Optional.ofNullable(facilityClass);
    }

    public Optional<String> disinfection() {
        return Optional.ofNullable(disinfectant);
    }
}
