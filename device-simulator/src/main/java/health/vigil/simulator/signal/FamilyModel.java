package health.vigil.simulator.signal;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a device of one family measures and notices. */
sealed interface FamilyModel
        permits DrinkingWater, SwimmingPool, MedicalWastewater, ColdChain, WasteWard, WasteStore, Radiation {

    /** Field name to channel. */
    Map<String, Channel> channels();

    /** Events from {@code from} (exclusive) to {@code to} (inclusive). */
    default List<DeviceEvent> events(Instant from, Instant to) {
        return List.of();
    }

    /** Events before {@code start} that one must know to understand those after it. */
    default List<DeviceEvent> history(Instant start) {
        return List.of();
    }
}
