package health.vigil.ingest;

import health.vigil.registry.Device;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The numbers under which devices are stored; a device keeps its number also when it is retired. */
final class DeviceKeys {
    private final Map<String, Integer> byId = new HashMap<>();

    void know(Iterable<Device> devices) {
        devices.forEach(device -> byId.put(device.id(), device.key()));
    }

    OptionalInt of(String device) {
        var key = byId.get(device);
        return key == null ? OptionalInt.empty() : OptionalInt.of(key);
    }
}
