package health.vigil.registry;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What new entries may refer to.
 *
 * @param devicesByMn the ids of the devices in service that have an HJ 212 number
 * @param gateways    the ids of the devices in service, each with that of the device it reports through
 */
record Known(
        Set<String> jurisdictions,
        Set<String> sites,
        Map<String, String> devicesByMn,
        Map<String, Optional<String>> gateways) {
    /** As it will be once the draft is written. */
    Known with(RegistryDraft draft) {
        var codes = new HashSet<>(jurisdictions);
        draft.jurisdictions().forEach(e -> codes.add(e.draft().code()));
        var ids = new HashSet<>(sites);
        draft.sites().forEach(e -> ids.add(e.draft().id()));
        var devices = new HashMap<>(gateways);
        draft.devices()
                .forEach(e -> devices.put(
                        e.draft().id(), Optional.ofNullable(e.draft().gateway())));
        return new Known(codes, ids, devicesByMn, devices);
    }
}
