package health.vigil.custody.manifest;

import health.vigil.registry.RegistrySnapshot;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether what a manifest names is registered, and whether its number is of the place that the waste leaves. */
final class TransferCheck {
    /** Their prefectures are numbered otherwise: the municipalities, and counties directly under a province. */
    private static final Set<String> MUNICIPALITIES = Set.of("11", "12", "31", "50");

    private static final String DIRECT = "90";

    private final SiteNames sites;
    private final RegistrySnapshot registry;

    TransferCheck(SiteNames sites, RegistrySnapshot registry) {
        this.sites = sites;
        this.registry = registry;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 with all faults */
    void check(Manifest manifest) {
        var faults = new Faults();
        var transfer = manifest.transfer();
        registered("consignor.site", transfer.consignor(), faults);
        registered("carrier.site", transfer.carrier(), faults);
        registered("receiver.site", transfer.receiver(), faults);
        vehicle(transfer, faults);
        number(manifest.number(), transfer, faults);
        faults.throwAny();
    }

    private void registered(String path, Party party, Faults faults) {
        if (!sites.knows(party.site())) {
            faults.add(path, "there is no site '" + party.site() + "'");
        }
    }

    private void vehicle(Transfer transfer, Faults faults) {
        if (transfer.vehicle() == null) {
            return;
        }
        var vehicle = registry.device(transfer.vehicle());
        if (vehicle.isEmpty()) {
            faults.add("vehicle", "there is no device '" + transfer.vehicle() + "' in service");
        } else if (!vehicle.get().site().equals(transfer.carrier().site())) {
            faults.add(
                    "vehicle",
                    "'" + transfer.vehicle() + "' is of site '" + vehicle.get().site() + "', not of the carrier");
        }
    }

    private void number(@Nullable ManifestNumber number, Transfer transfer, Faults faults) {
        if (number == null || !sites.knows(transfer.consignor().site())) {
            return;
        }
        var division = sites.site(transfer.consignor().site()).jurisdiction();
        var prefecture = division.substring(0, Math.min(4, division.length()));
        var digits = MUNICIPALITIES.contains(prefecture.substring(0, 2)) || prefecture.endsWith(DIRECT) ? 2 : 4;
        if (!number.prefecture().startsWith(prefecture.substring(0, Math.min(digits, prefecture.length())))) {
            faults.add(
                    "number",
                    "'%s' was given in %s, but the consignor is in %s: digits 5 to 8 are the prefecture that the waste leaves"
                            .formatted(number, number.prefecture(), division));
        }
    }
}
