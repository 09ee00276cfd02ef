package health.vigil.simulator.model;

import health.vigil.simulator.registry.Device;
import health.vigil.simulator.signal.DeviceEvent;
import health.vigil.simulator.signal.FamilyModel;
import health.vigil.simulator.signal.Sample;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A healthy device: what it would measure and notice, before any fault. */
public final class DeviceModel {

    private final Device device;
    private final FamilyModel family;

    DeviceModel(Device device, FamilyModel family) {
        this.device = device;
        this.family = family;
    }

    /** The values a device measures at an instant, rounded to what its sensors resolve. */
    public Sample sample(Instant at) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (var field : device.fields()) {
            var channel = family.channels().get(field);
            if (channel != null && channel.measuresAt(at, device.interval())) {
                values.put(field, channel.signal().at(at));
            }
        }
        return new Sample(at, values).rounded();
    }

    /** Events from {@code from} (exclusive) to {@code to} (inclusive), in order. */
    public List<DeviceEvent> events(Instant from, Instant to) {
        return family.events(from, to);
    }

    /**
     * Events before {@code start} that one must know to understand those after it.
     *
     * @param since what was over before this is not told any more
     */
    public List<DeviceEvent> history(Instant since, Instant start) {
        return family.history(since, start);
    }

    /** Fields of the registry that devices of this family cannot measure; they stay silent. */
    public List<String> unknownFields() {
        return device.fields().stream()
                .filter(field -> !family.channels().containsKey(field))
                .toList();
    }
}
