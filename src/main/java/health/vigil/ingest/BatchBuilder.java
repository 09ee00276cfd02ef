package health.vigil.ingest;

import health.vigil.rules.AlarmChange;
import health.vigil.rules.Consequences;
import health.vigil.rules.DeviceMemory;
import health.vigil.rules.SiteMemory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers a batch in the intake thread, up to its bounds. */
final class BatchBuilder implements Consequences {
    private final StateCodec codec;
    private final DeviceKeys keys;
    private final List<Item> items = new ArrayList<>();
    private final Set<DeviceMemory> devices = new LinkedHashSet<>();
    private final Set<SiteMemory> sites = new LinkedHashSet<>();
    private final List<AlarmChange> changes = new ArrayList<>();
    private int readings;

    BatchBuilder(StateCodec codec, DeviceKeys keys) {
        this.codec = codec;
        this.keys = keys;
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
    public void site(SiteMemory site) {
        sites.add(site);
    }

    boolean isEmpty() {
        return items.isEmpty() && devices.isEmpty() && sites.isEmpty() && changes.isEmpty();
    }

    boolean isFull(IngestConfig config) {
        return items.size() >= config.batchMessages() || readings >= config.batchReadings();
    }

    Batch close() {
        return new Batch(
                List.copyOf(items),
                devices.stream().flatMap(this::row).toList(),
                sites.stream()
                        .map(site -> new Batch.SiteRow(site.site(), codec.write(site.state())))
                        .toList(),
                List.copyOf(changes));
    }

    private Stream<Batch.DeviceRow> row(DeviceMemory device) {
        var state = device.state();
        return keys.of(device.device()).stream()
                .mapToObj(key ->
                        new Batch.DeviceRow(key, state.silence().heardAt(), state.presence(), codec.write(state)));
    }
}
