package health.vigil.ingest;

import health.vigil.rules.AlarmChange;
import health.vigil.rules.StorageState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers a batch in the intake thread, up to its bounds. */
final class BatchBuilder implements Memory.Touched {
    private final StateCodec codec;
    private final List<Item> items = new ArrayList<>();
    private final Set<DeviceMemory> devices = new LinkedHashSet<>();
    private final Map<String, StorageState> containers = new LinkedHashMap<>();
    private final List<AlarmChange> changes = new ArrayList<>();
    private int readings;

    BatchBuilder(StateCodec codec) {
        this.codec = codec;
    }

    void add(Item item) {
        items.add(item);
        readings += item.readings().size();
    }

    @Override
    public void change(AlarmChange change) {
        changes.add(change);
    }

    @Override
    public void device(DeviceMemory device) {
        devices.add(device);
    }

    @Override
    public void container(StorageState container) {
        containers.put(container.container(), container);
    }

    boolean isEmpty() {
        return items.isEmpty() && devices.isEmpty() && containers.isEmpty() && changes.isEmpty();
    }

    boolean isFull(IngestConfig config) {
        return items.size() >= config.batchMessages() || readings >= config.batchReadings();
    }

    Batch close() {
        return new Batch(
                List.copyOf(items),
                devices.stream()
                        .map(d -> new Batch.DeviceRow(d.key(), d.silence().heardAt(), d.presence(), codec.write(d)))
                        .toList(),
                containers.values().stream()
                        .map(c -> Batch.ContainerRow.of(c, codec))
                        .toList(),
                List.copyOf(changes));
    }
}
