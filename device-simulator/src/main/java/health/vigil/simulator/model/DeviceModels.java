package health.vigil.simulator.model;

import health.vigil.simulator.registry.Device;
import health.vigil.simulator.registry.Registry;
import health.vigil.simulator.signal.FamilyModel;
import health.vigil.simulator.signal.Seed;
import health.vigil.simulator.waste.Mishap;
import health.vigil.simulator.waste.WasteNetwork;
import java.util.List;

/** Builds the models of a registry's devices; devices of one site share its water, those of a prefecture its waste. */
public final class DeviceModels {

    private final Seed seed;
    private final WasteNetwork waste;

    /** A world in which nothing goes wrong with the waste. */
    public DeviceModels(Registry registry, Seed seed) {
        this(registry, seed, List.of());
    }

    public DeviceModels(Registry registry, Seed seed, List<Mishap> mishaps) {
        this.seed = seed;
        this.waste = new WasteNetwork(registry, seed, mishaps);
    }

    public DeviceModel of(Device device) {
        return new DeviceModel(device, family(device));
    }

    private FamilyModel family(Device device) {
        var own = seed.named(device.id());
        var facilityClass = device.facilityClass().orElse("");
        return switch (device.family()) {
            case DRINKING_WATER -> FamilyModel.drinkingWater(device.samplingPoint(), seed.named(device.site()), own);
            case SWIMMING_POOL -> FamilyModel.swimmingPool(own);
            case MEDICAL_WASTEWATER -> FamilyModel.medicalWastewater(device.samplingPoint(), facilityClass, own);
            case VACCINE_COLD_CHAIN -> FamilyModel.coldChain(device.samplingPoint(), facilityClass, own);
            case MEDICAL_WASTE -> waste.model(device);
            case RADIATION -> FamilyModel.radiation(facilityClass, own);
        };
    }
}
