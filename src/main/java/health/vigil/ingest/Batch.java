package health.vigil.ingest;

import health.vigil.rules.AlarmChange;
import health.vigil.telemetry.Presence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction stores: messages in order of receipt, the judgement state after them, and what follows from it.
 */
record Batch(List<Item> items, List<DeviceRow> devices, List<SiteRow> sites, List<AlarmChange> changes) {
    /** A device's state, written out at the moment the batch was closed. */
    record DeviceRow(int key, @Nullable Instant heardAt, @Nullable Presence presence, String state) {}

    record SiteRow(String site, String state) {}

    void acknowledge() {
        items.forEach(item -> item.inbound().acknowledge().run());
    }
}
