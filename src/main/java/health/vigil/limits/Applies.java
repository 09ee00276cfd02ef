package health.vigil.limits;

import health.vigil.registry.Device;
import health.vigil.registry.Family;
import java.util.Set;

/**
 * The devices that a limit binds. An empty set means any; a device that does not say is bound only by those.
 *
 * @param samplingPoint where it measures, for instance {@code plant_outlet}
 * @param facilityClass for instance {@code infectious}
 * @param disinfectant  for instance {@code free_chlorine}
 */
public record Applies(Family family, Set<String> samplingPoint, Set<String> facilityClass, Set<String> disinfectant) {
    public Applies {
        Keys.require(family, "applies.family");
        samplingPoint = Vocabulary.samplingPoints(family).check(samplingPoint);
        facilityClass = Vocabulary.facilityClasses(family).check(facilityClass);
        disinfectant = Vocabulary.disinfectants(family).check(disinfectant);
    }

    boolean to(Device device) {
        return family == device.family()
                && (samplingPoint.isEmpty() || samplingPoint.contains(device.samplingPoint()))
                && (facilityClass.isEmpty()
                        || device.facility().filter(facilityClass::contains).isPresent())
                && (disinfectant.isEmpty()
                        || device.disinfection().filter(disinfectant::contains).isPresent());
    }
}
