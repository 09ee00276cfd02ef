package health.vigil.limits;

import health.vigil.registry.Device;
import health.vigil.rules.Rule;
import health.vigil.rules.Source;

/** A limit with the authority that it has from its pack. */
record SourcedLimit(LimitEntry entry, Source source) {
    boolean bindsTo(Device device) {
        return entry.applies().to(device, RegisteredFields.of(device));
    }

    Rule rule(Reporting reporting) {
        return entry.rule(source, reporting);
    }
}
