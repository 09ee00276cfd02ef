package health.vigil.simulator.fault;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.vigil.simulator.registry.Device;
import health.vigil.simulator.registry.Family;
import health.vigil.simulator.registry.Protocol;
import health.vigil.simulator.registry.Registry;
import java.util.Optional;

/**
 * Names a device by what it is, so that a scenario suits any registry.
 *
 * @param field the device measures this field
 * @param nth which of the matching devices, in the order of the registry, from 0
 */
public record Selector(
        Optional<Family> family,
        @JsonProperty("sampling_point") Optional<String> samplingPoint,
        @JsonProperty("facility_class") Optional<String> facilityClass,
        Optional<Protocol> protocol,
        Optional<String> field,
        int nth) {

    Optional<Device> in(Registry registry) {
        return registry.devices().stream().filter(this::matches).skip(nth).findFirst();
    }

    private boolean matches(Device device) {
        return family.map(wanted -> wanted == device.family()).orElse(true)
                && samplingPoint.map(device.samplingPoint()::equals).orElse(true)
                && (facilityClass.isEmpty() || facilityClass.equals(device.facilityClass()))
                && protocol.map(wanted -> wanted == device.protocol()).orElse(true)
                && field.map(device.fields()::contains).orElse(true);
    }

    @Override
    public String toString() {
        var text = new StringBuilder("nth: " + nth);
        family.ifPresent(value -> text.append(", family: ").append(value));
        samplingPoint.ifPresent(value -> text.append(", sampling_point: ").append(value));
        facilityClass.ifPresent(value -> text.append(", facility_class: ").append(value));
        protocol.ifPresent(value -> text.append(", protocol: ").append(value));
        field.ifPresent(value -> text.append(", field: ").append(value));
        return "{" + text + "}";
    }
}
