package health.vigil.custody.manifest;

import health.vigil.calendar.Calendars;
import health.vigil.limits.ProcessRules;
import health.vigil.registry.Device;
import health.vigil.registry.Family;
import health.vigil.registry.Registry;
import health.vigil.registry.RegistrySnapshot;
import health.vigil.rules.ProcessCheck.Kind;
import health.vigil.rules.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges manifests by the rules, the calendar and the registry as they are now. */
@ApplicationScoped
class ManifestJudge {
    private static final String STORE = "temporary_store";

    private final ProcessRules rules;
    private final Calendars calendars;
    private final Registry registry;

    private volatile Representatives representatives = Representatives.of(RegistrySnapshot.EMPTY);

    ManifestJudge(ProcessRules rules, Calendars calendars, Registry registry) {
        this.rules = rules;
        this.calendars = calendars;
        this.registry = registry;
    }

    /** How alarms name it, from its issue on: a paper manifest keeps its paper number there. */
    static String item(Manifest manifest) {
        return Optional.ofNullable(manifest.paperNumber())
                .or(() -> Optional.ofNullable(manifest.number()).map(ManifestNumber::digits))
                .orElseThrow(() -> new IllegalArgumentException("a draft has no number"));
    }

    Judgement judge(Manifest manifest, Instant now) {
        return manifest.has(StepKind.ISSUE)
                ? checks().judge(manifest, item(manifest), standing(manifest.transfer()), now)
                : Judgement.NOTHING;
    }

    List<Mismatch> mismatches(Manifest manifest) {
        return checks().mismatches(manifest, standing(manifest.transfer()));
    }

    /** The device whose rules say that waste of a site needs a manifest, with those rules. */
    Optional<Duty> duty(String site, String vehicle) {
        var device = of(site).orElse(vehicle);
        return Optional.of(new Duty(device, rules.of(device, Kind.MANIFEST_MISSING)))
                .filter(duty -> !duty.rules().isEmpty());
    }

    record Duty(String device, List<Rule> rules) {}

    private ManifestChecks checks() {
        return new ManifestChecks(rules::of, calendars.of(Calendars.COUNTRY));
    }

    /** The vehicle stands for a site without a device of its own. */
    private Standing standing(Transfer transfer) {
        var vehicle = Objects.requireNonNullElse(transfer.vehicle(), "");
        return new Standing(
                of(transfer.consignor().site()).orElse(vehicle),
                of(transfer.receiver().site()).orElse(vehicle));
    }

    private Optional<String> of(String site) {
        return Optional.ofNullable(representatives().bySite().get(site));
    }

    private Representatives representatives() {
        var known = representatives;
        if (known.snapshot() != registry.snapshot()) {
            known = Representatives.of(registry.snapshot());
            representatives = known;
        }
        return known;
    }

    /** The medical-waste device that stands for each site: that of its temporary store, if it has one. */
    private record Representatives(RegistrySnapshot snapshot, Map<String, String> bySite) {
        static Representatives of(RegistrySnapshot snapshot) {
            return new Representatives(
                    snapshot,
                    snapshot.devices().stream()
                            .filter(device -> device.family() == Family.MEDICAL_WASTE)
                            .sorted(Comparator.comparing((Device device) ->
                                            !device.samplingPoint().equals(STORE))
                                    .thenComparing(Device::id))
                            .collect(Collectors.toMap(Device::site, Device::id, (first, other) -> first)));
        }
    }
}
