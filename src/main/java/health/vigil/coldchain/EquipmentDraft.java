package health.vigil.coldchain;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import health.vigil.coldchain.exposure.Holding;
import health.vigil.coldchain.exposure.StorageClass;
import health.vigil.registry.Device;
import health.vigil.registry.Family;
import health.vigil.registry.RegistrySnapshot;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An equipment as people write it. What the registry knows may stay in the JSON, so that the answer of a GET can be edited
 * and put back.
 */
@JsonIgnoreProperties({"site", "storage_class", "created_at"})
record EquipmentDraft(
        @Nullable @Schema(required = true, description = "id of a registered device of the vaccine cold chain")
                String device,
        @Nullable @Schema(required = true, description = "fridge, freezer, cold_room, vehicle or box") String kind,
        @Nullable String model,
        @Nullable @Schema(description = "ids of the devices that measure in it; absent: the device itself")
                List<String> probes,
        @Nullable LocalDate calibratedOn,
        @Nullable @Schema(description = "last day of its certificate; of several probes the earliest")
                LocalDate calibratedUntil) {
    private static final String TRANSPORT = "transport";
    private static final String TEMPERATURE = "temp";

    /**
     * What it is once this is applied.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with all that is wrong
     */
    void applyTo(EquipmentEntity equipment, RegistrySnapshot registry) {
        var faults = new Faults();
        faults.text("model", model);
        var found = device == null ? null : registry.device(device).orElse(null);
        var parsed = kind == null ? null : EquipmentKind.of(kind).orElse(null);
        faults.when(parsed == null, "kind", "must be one of " + EquipmentKind.texts());
        if (found == null) {
            faults.add("device", "there is no device '" + device + "' in service");
        } else {
            check(found, parsed, faults);
        }
        var measuring = probes == null || probes.isEmpty() ? List.of(String.valueOf(device)) : probes;
        faults.when(new HashSet<>(measuring).size() < measuring.size(), "probes", "one is there more than once");
        measuring.forEach(probe -> check(probe, registry, faults));
        faults.when(
                calibratedOn != null && calibratedUntil != null && calibratedUntil.isBefore(calibratedOn),
                "calibrated_until",
                "is before calibrated_on");
        faults.refuse();
        equipment.device = requireNonNull(device);
        equipment.site = requireNonNull(found).site();
        equipment.storageClass = found.facilityClass();
        equipment.kind = requireNonNull(parsed).text();
        equipment.model = model;
        equipment.probes = measuring.toArray(String[]::new);
        equipment.calibratedOn = calibratedOn;
        equipment.calibratedUntil = calibratedUntil;
    }

    private static void check(Device device, @Nullable EquipmentKind kind, Faults faults) {
        faults.when(
                device.family() != Family.VACCINE_COLD_CHAIN,
                "device",
                device.id() + " is not of the vaccine cold chain");
        faults.when(
                device.facility().flatMap(StorageClass::of).isEmpty(),
                "device",
                device.id() + " is registered without a facility_class, the storage class: refrigerated, frozen or"
                        + " ultra_cold");
        var travels = device.samplingPoint().equals(TRANSPORT);
        faults.when(
                kind != null && travels != (kind.holding() == Holding.TRANSPORT),
                "kind",
                device.id() + " is registered for " + device.samplingPoint() + "; vehicle and box are transport, the "
                        + "others storage");
    }

    private static void check(String probe, RegistrySnapshot registry, Faults faults) {
        var found = registry.device(probe);
        faults.when(found.isEmpty(), "probes", "there is no device '" + probe + "' in service");
        found.ifPresent(device -> faults.when(
                !device.fields().isEmpty() && !device.fields().contains(TEMPERATURE),
                "probes",
                "'" + probe + "' does not measure temp"));
    }
}
