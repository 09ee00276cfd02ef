package health.vigil.simulator.signal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a device of one family measures and notices. */
public interface FamilyModel {

    /** Field name to channel. */
    Map<String, Channel> channels();

    /** Events from {@code from} (exclusive) to {@code to} (inclusive). */
    default List<DeviceEvent> events(Instant from, Instant to) {
        return List.of();
    }

    /**
     * Events before {@code start} that one must know to understand those after it.
     *
     * @param since what was over before this is not told any more
     */
    default List<DeviceEvent> history(Instant since, Instant start) {
        return List.of();
    }

    /** @param site chance that all devices of the site share */
    static FamilyModel drinkingWater(String samplingPoint, Seed site, Seed own) {
        return DrinkingWater.at(samplingPoint, site, own);
    }

    static FamilyModel swimmingPool(Seed own) {
        return SwimmingPool.of(own);
    }

    static FamilyModel medicalWastewater(String samplingPoint, String facilityClass, Seed own) {
        return MedicalWastewater.at(samplingPoint, facilityClass, own);
    }

    static FamilyModel coldChain(String samplingPoint, String facilityClass, Seed own) {
        return ColdChain.of(facilityClass, samplingPoint.equals("transport"), own);
    }

    static FamilyModel radiation(String facilityClass, Seed own) {
        return Radiation.of(facilityClass, own);
    }
}
