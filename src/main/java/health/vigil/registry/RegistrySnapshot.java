package health.vigil.registry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The registered, not retired devices at one moment; immutable, swapped whole when the registry changes. */
public final class RegistrySnapshot {
    public static final RegistrySnapshot EMPTY = new RegistrySnapshot(List.of());

    private final Map<String, Device> byId;

    public RegistrySnapshot(Collection<Device> devices) {
        byId = devices.stream().collect(Collectors.toUnmodifiableMap(Device::id, Function.identity()));
    }

    public Optional<Device> device(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Device> devices() {
        return byId.values();
    }
}
