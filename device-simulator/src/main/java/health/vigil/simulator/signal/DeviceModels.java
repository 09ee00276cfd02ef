package health.vigil.simulator.signal;

import health.vigil.simulator.registry.Device;
import health.vigil.simulator.registry.Family;
import health.vigil.simulator.registry.Registry;
import health.vigil.simulator.registry.Site;
import java.util.List;
import java.util.function.Predicate;

/** Builds the models of a registry's devices; devices of one site share its water and its waste. */
public final class DeviceModels {

    private final Registry registry;
    private final Seed seed;

    public DeviceModels(Registry registry, Seed seed) {
        this.registry = registry;
        this.seed = seed;
    }

    public DeviceModel of(Device device) {
        return new DeviceModel(device, family(device));
    }

    private FamilyModel family(Device device) {
        var own = seed.named(device.id());
        var facilityClass = device.facilityClass().orElse("");
        return switch (device.family()) {
            case DRINKING_WATER -> DrinkingWater.at(device.samplingPoint(), seed.named(device.site()), own);
            case SWIMMING_POOL -> SwimmingPool.of(own);
            case MEDICAL_WASTEWATER -> MedicalWastewater.at(device.samplingPoint(), facilityClass, own);
            case VACCINE_COLD_CHAIN ->
                ColdChain.of(facilityClass, device.samplingPoint().equals("transport"), own);
            case MEDICAL_WASTE -> waste(device, own);
            case RADIATION -> Radiation.of(facilityClass, own);
        };
    }

    private FamilyModel waste(Device device, Seed own) {
        if (device.samplingPoint().equals("ward")) {
            return WasteWard.of(journeys(device), own);
        }
        var wards = wards(ward -> ward.site().equals(device.site()));
        return WasteStore.of(wards.stream().map(this::journeys).toList(), own);
    }

    private WasteJourneys journeys(Device ward) {
        var jurisdiction = jurisdiction(ward);
        var lanes = wards(other -> jurisdiction(other).equals(jurisdiction));
        return new WasteJourneys(jurisdiction, ward.id(), lanes.indexOf(ward), lanes.size(), seed.named(ward.id()));
    }

    private List<Device> wards(Predicate<Device> where) {
        return registry.devices().stream()
                .filter(device -> device.family() == Family.MEDICAL_WASTE
                        && device.samplingPoint().equals("ward"))
                .filter(where)
                .toList();
    }

    private String jurisdiction(Device device) {
        return registry.siteOf(device).map(Site::jurisdiction).orElse("000000");
    }
}
