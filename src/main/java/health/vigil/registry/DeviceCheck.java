package health.vigil.registry;

import health.vigil.telemetry.FieldCatalogue;
import health.vigil.web.Fault;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a device must be beyond its shape: words of its family, known fields, a whole HJ 212 table. */
final class DeviceCheck {
    private static final Pattern MN = Pattern.compile("[0-9A-F]{24}");

    private final FieldCatalogue catalogue;
    private final Known known;
    private final List<Fault> faults;
    private final Map<String, String> devicesByMn;
    private final Map<String, String> firstBehind = new HashMap<>();

    DeviceCheck(FieldCatalogue catalogue, Known known, RegistryDraft draft, List<Fault> faults) {
        this.catalogue = catalogue;
        this.known = known;
        this.faults = faults;
        devicesByMn = new HashMap<>(known.devicesByMn());
        // a device in the draft may give its number to another one of the draft
        var drafted = new HashSet<String>();
        draft.devices().forEach(e -> drafted.add(e.draft().id()));
        devicesByMn.values().removeAll(drafted);
        known.gateways()
                .forEach((device, gateway) -> gateway.ifPresent(g -> firstBehind.merge(g, device, DeviceCheck::first)));
    }

    void check(Entry<DeviceDraft> entry) {
        var device = entry.draft();
        if ("service".equals(device.id())) {
            faults.add(entry.fault("id", "'service' is reserved for the service's own topic"));
        }
        if (device.site() != null && !known.sites().contains(device.site())) {
            faults.add(entry.fault("site", "there is no site '" + device.site() + "'"));
        }
        if (device.family() != null) {
            Family.of(device.family())
                    .ifPresentOrElse(
                            family -> words(entry, family),
                            () -> faults.add(entry.fault(
                                    "family",
                                    "'" + device.family() + "' is not a family; it must be one of " + Family.texts())));
        }
        if (device.gateway() != null) {
            gateway(entry, device.gateway());
        }
        fields(entry);
        protocol(entry);
    }

    private static String first(String a, String b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** One level only: a chain of gateways would leave open which of them an outage is about. */
    private void gateway(Entry<DeviceDraft> entry, String gateway) {
        var id = String.valueOf(entry.draft().id());
        var behind = firstBehind.get(id);
        if (gateway.equals(id)) {
            faults.add(entry.fault("gateway", "is the device itself; leave it out if it reports on its own"));
        } else if (!known.gateways().containsKey(gateway)) {
            faults.add(entry.fault("gateway", "there is no device '" + gateway + "' in service"));
        } else if (known.gateways().get(gateway).isPresent()) {
            faults.add(entry.fault(
                    "gateway",
                    "'%s' itself reports through '%s'; name that one"
                            .formatted(gateway, known.gateways().get(gateway).get())));
        } else if (behind != null) {
            faults.add(entry.fault("gateway", "must be left out: '" + behind + "' reports through this device"));
        }
    }

    private void words(Entry<DeviceDraft> entry, Family family) {
        var device = entry.draft();
        word(entry, "sampling_point", device.samplingPoint(), family, family.samplingPoints());
        word(entry, "facility_class", device.facilityClass(), family, family.facilityClasses());
        word(entry, "disinfectant", device.disinfectant(), family, family.disinfectants());
    }

    private void word(
            Entry<DeviceDraft> entry, String property, @Nullable String word, Family family, List<String> words) {
        if (word == null || word.isBlank() || words.contains(word)) {
            return;
        }
        var right = words.isEmpty() ? "has none; leave it out" : "has " + String.join(", ", words);
        faults.add(entry.fault(property, "'%s' is not one of %s, which %s".formatted(word, family.text(), right)));
    }

    private void fields(Entry<DeviceDraft> entry) {
        var seen = new HashSet<String>();
        for (var field : entry.draft().fields()) {
            if (field == null) {
                continue; // told by the check of its shape
            }
            if (catalogue.named(field).isEmpty()) {
                faults.add(entry.fault("fields", "there is no field '" + field + "' in the catalogue"));
            }
            if (!seen.add(field)) {
                faults.add(entry.fault("fields", "'" + field + "' is there more than once"));
            }
        }
    }

    private void protocol(Entry<DeviceDraft> entry) {
        var device = entry.draft();
        if (!DeviceDraft.PROTOCOLS.contains(device.protocol())) {
            faults.add(entry.fault(
                    "protocol",
                    "'" + device.protocol() + "' is not one of " + String.join(", ", DeviceDraft.PROTOCOLS)));
            return;
        }
        if (!device.protocol().equals(DeviceDraft.HJ212)) {
            if (device.hj212() != null) {
                faults.add(entry.fault("hj212", "is only for devices with protocol hj212"));
            }
        } else if (device.hj212() == null) {
            faults.add(entry.fault("hj212", "is missing: protocol hj212 needs mn and codes"));
        } else {
            number(entry, device.hj212().mn());
            codes(entry, device.hj212().codes());
        }
    }

    private void number(Entry<DeviceDraft> entry, @Nullable String mn) {
        if (mn == null || !MN.matcher(mn).matches()) {
            faults.add(entry.fault(
                    "hj212.mn", (mn == null ? "is missing" : "'" + mn + "' is wrong") + ": it has 24 of 0-9 and A-F"));
            return;
        }
        var other = devicesByMn.putIfAbsent(mn, String.valueOf(entry.draft().id()));
        if (other != null) {
            faults.add(entry.fault("hj212.mn", mn + " is the number of device '" + other + "'"));
        }
    }

    private void codes(Entry<DeviceDraft> entry, Map<String, String> codes) {
        if (codes.isEmpty()) {
            faults.add(entry.fault("hj212.codes", "must map at least one code to a field, as in w01001: ph"));
        }
        codes.forEach((code, field) -> {
            if (!entry.draft().fields().contains(field)) {
                faults.add(entry.fault("hj212.codes." + code, "'" + field + "' is not among the device's fields"));
            }
        });
    }
}
