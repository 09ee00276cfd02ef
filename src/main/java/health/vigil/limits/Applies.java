package health.vigil.limits;

import health.vigil.registry.Device;
import health.vigil.registry.Family;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The devices that a limit binds. An empty set means any; a device that does not say is bound only by those.
 *
 * @param family        absent for outages only, which concern devices of every family
 * @param samplingPoint where it measures, for instance {@code plant_outlet}
 * @param facilityClass for instance {@code infectious}
 * @param disinfectant  for instance {@code free_chlorine}
 * @param measures      fields that it must be registered to measure, because without them the limit would mislead
 */
public record Applies(
        @Nullable Family family,
        Set<String> samplingPoint,
        Set<String> facilityClass,
        Set<String> disinfectant,
        Set<String> measures) {
    static final Applies TO_ALL = new Applies(null, Set.of(), Set.of(), Set.of(), Set.of());

    public Applies {
        samplingPoint = Vocabulary.samplingPoints(family).check(samplingPoint);
        facilityClass = Vocabulary.facilityClasses(family).check(facilityClass);
        disinfectant = Vocabulary.disinfectants(family).check(disinfectant);
        measures = Set.copyOf(Objects.requireNonNullElse(measures, Set.of()));
    }

    /** @param fields what the device is registered to measure */
    boolean to(Device device, Set<String> fields) {
        return (family == null || family == device.family())
                && (samplingPoint.isEmpty() || samplingPoint.contains(device.samplingPoint()))
                && (facilityClass.isEmpty()
                        || device.facility().filter(facilityClass::contains).isPresent())
                && (disinfectant.isEmpty()
                        || device.disinfection().filter(disinfectant::contains).isPresent())
                && fields.containsAll(measures);
    }
}
