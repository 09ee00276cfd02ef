package health.vigil.simulator.signal;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The way of one container of medical waste 医疗废物 through a hospital, from the ward to the carrier. */
record WasteJourney(
        String container,
        String ward,
        Instant packed,
        Instant collected,
        Instant stored,
        Instant handedOver,
        double weightKg,
        double scaleErrorKg) {

    boolean inStore(Instant t) {
        return !t.isBefore(stored) && t.isBefore(handedOver);
    }

    DeviceEvent packing() {
        return event(packed, "packed", Map.of("by", ward, "seal", seal()));
    }

    DeviceEvent collection() {
        return event(
                collected, "collected", Map.of("by", ward, "to", "porter-1", "seal", seal(), "weight_kg", weightKg));
    }

    DeviceEvent storing() {
        return event(
                stored, "stored", Map.of("by", "porter-1", "to", "store-1", "seal", seal(), "weight_kg", weightKg));
    }

    DeviceEvent handover() {
        return event(
                handedOver,
                "handed_over",
                Map.of(
                        "by",
                        "store-1",
                        "to",
                        "carrier-1",
                        "seal",
                        seal(),
                        "weight_kg",
                        round(weightKg + scaleErrorKg)));
    }

    private DeviceEvent event(Instant at, String what, Map<String, Object> details) {
        var all = new TreeMap<>(details);
        all.put("container", container);
        return new DeviceEvent(at, "container." + what, all);
    }

    private String seal() {
        return "S-" + container.substring(container.length() - 6);
    }

    static double round(double kg) {
        return Math.round(kg * 100) / 100.0;
    }
}
