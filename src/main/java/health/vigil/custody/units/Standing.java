package health.vigil.custody.units;

import health.vigil.custody.reconcile.Subject;
import health.vigil.limits.ProcessRules;
import health.vigil.registry.Device;
import health.vigil.registry.Family;
import health.vigil.registry.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which device stands for a site, plant or vehicle: rules bind devices, and alarms are shown at them. */
@ApplicationScoped
class Standing {
    private static final String STORE = "temporary_store";
    private static final String PLANT = "plant";

    private final Registry registry;
    private final ProcessRules rules;

    Standing(Registry registry, ProcessRules rules) {
        this.registry = registry;
        this.rules = rules;
    }

    /** The institution's device at its temporary store, else any of its devices for medical waste. */
    Optional<String> ofInstitution(String site) {
        return at(site, STORE);
    }

    /** The plant's own device, else any for medical waste there. */
    Optional<String> ofPlant(String site) {
        return at(site, PLANT);
    }

    /** A device in service, or nothing. */
    Optional<Device> device(String id) {
        return registry.snapshot().device(id);
    }

    /** What is judged by the rules of the device; by none where no device stands for it. */
    Subject subject(Optional<String> device, String item) {
        return device.map(id -> new Subject(id, item, rules.of(id))).orElseGet(() -> new Subject("", item, List.of()));
    }

    private Optional<String> at(String site, String samplingPoint) {
        return registry.snapshot().devices().stream()
                .filter(device -> device.site().equals(site) && device.family() == Family.MEDICAL_WASTE)
                .min(Comparator.comparing(
                                (Device device) -> !device.samplingPoint().equals(samplingPoint))
                        .thenComparing(Device::id))
                .map(Device::id);
    }
}
