package health.vigil.ingest;

import health.vigil.registry.Device;
import health.vigil.rules.AlarmChange;
import health.vigil.rules.DeviceRules;
import health.vigil.rules.Rule;
import health.vigil.rules.StorageState;
import health.vigil.telemetry.DeviceEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All judgement state, owned by the intake thread: what a restart reads back from the store. */
final class Memory {
    private final Map<String, DeviceMemory> devices = new HashMap<>();
    private final Map<String, StorageState> containers = new HashMap<>();

    DeviceMemory of(Device device) {
        return devices.computeIfAbsent(device.id(), id -> new DeviceMemory(device.key(), id));
    }

    void restore(DeviceMemory device) {
        devices.put(device.device(), device);
    }

    void restore(StorageState container) {
        containers.put(container.container(), container);
    }

    /** Folds a container event in; returns the container's new state. */
    StorageState container(String reporter, DeviceEvent event, Consumer<AlarmChange> changes) {
        var id = event.containerId().orElseThrow();
        var judged = containers.getOrDefault(id, StorageState.unseen(id)).on(reporter, event);
        containers.put(id, judged.state());
        judged.changes().forEach(changes);
        return judged.state();
    }

    /** Lets time pass for everything; tells which devices and containers changed by it. */
    void tick(Bindings bindings, Instant now, Instant listeningSince, Touched touched) {
        for (var device : devices.values()) {
            var rules = bindings.rules().of(device.device());
            if (device.tick(rules, now, listeningSince, touched::change)) {
                touched.device(device);
            }
        }
        for (var entry : containers.entrySet()) {
            var before = entry.getValue();
            var judged = before.tick(storageRules(bindings, before), now);
            if (judged.state() != before) {
                entry.setValue(judged.state());
                touched.container(judged.state());
                judged.changes().forEach(touched::change);
            }
        }
    }

    /** Lets go of rules that were withdrawn, and of devices that were retired. */
    void rebind(Bindings bindings, Instant now, Touched touched) {
        for (var device : devices.values()) {
            if (device.keepOnly(bindings.rules().of(device.device()), now, touched::change)) {
                touched.device(device);
            }
        }
    }

    void forgetContainersLeftBefore(Instant cutoff) {
        containers.values().removeIf(c -> c.leftAt() != null && c.leftAt().isBefore(cutoff));
    }

    private static List<Rule> storageRules(Bindings bindings, StorageState container) {
        var device = container.device();
        return device == null
                ? DeviceRules.NONE.storage()
                : bindings.rules().of(device).storage();
    }

    /** Where a change of state is noted, so that it is stored with the batch that made it. */
    interface Touched {
        void change(AlarmChange change);

        void device(DeviceMemory device);

        void container(StorageState container);
    }
}
