package health.vigil.registry;

import java.util.List;

/** Everything that is to be written at once, or not at all. */
record RegistryDraft(
        List<Entry<JurisdictionDraft>> jurisdictions, List<Entry<SiteDraft>> sites, List<Entry<DeviceDraft>> devices) {
    static RegistryDraft of(JurisdictionDraft draft) {
        return new RegistryDraft(List.of(new Entry<>("", draft)), List.of(), List.of());
    }

    static RegistryDraft of(SiteDraft draft) {
        return new RegistryDraft(List.of(), List.of(new Entry<>("", draft)), List.of());
    }

    static RegistryDraft of(DeviceDraft draft) {
        return new RegistryDraft(List.of(), List.of(), List.of(new Entry<>("", draft)));
    }
}
