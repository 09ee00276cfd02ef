package health.vigil.limits;

import health.vigil.registry.RegistrySnapshot;
import health.vigil.rules.Rule;
import health.vigil.web.Problems;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells what is in force for a device and why. */
@Singleton
class RuleExplanation {
    private final Supplier<RegistrySnapshot> registry;
    private final Supplier<RuleChanges> changes;

    RuleExplanation(Supplier<RegistrySnapshot> registry, Supplier<RuleChanges> changes) {
        this.registry = registry;
        this.changes = changes;
    }

    RuleOnDevice of(DatedLimit limit, String id, Instant now) {
        var device = registry.get()
                .device(id)
                .orElseThrow(() -> Problems.notFound("There is no device '" + id + "' in service"));
        var rule = limit.rule(new Reporting(device.interval(), device.fields()));
        var binds = limit.binds(device);
        var judged = binds
                ? changes.get()
                        .amended(rule, device)
                        .filter(r -> r.inForceAt(now))
                        .findFirst()
                : Optional.<Rule>empty();
        return new RuleOnDevice(
                id,
                binds,
                judged.isPresent(),
                judged.map(RuleOnDevice.Terms::of).orElse(null),
                RuleOnDevice.Terms.of(rule),
                (binds ? changes.get().deciding(limit.id(), device, now) : Optional.<RuleOverride>empty())
                        .map(override -> OverrideView.of(override, now))
                        .orElse(null),
                limit.version().map(LimitVersion::number).orElse(null));
    }
}
