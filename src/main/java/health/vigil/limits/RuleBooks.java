package health.vigil.limits;

import health.vigil.registry.Device;
import health.vigil.registry.Family;
import health.vigil.rules.DeviceRules;
import health.vigil.rules.Limit;
import health.vigil.rules.NoData;
import health.vigil.rules.Rule;
import health.vigil.rules.RuleBook;
import health.vigil.rules.StorageClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Binds the limits of all packs to devices. */
@Singleton
public final class RuleBooks {
    /** Beyond this the time between two readings is unknown: the usual silence, whether or not it is alarmed. */
    private static final Silence GAP = new Silence(3, Duration.ofMinutes(2));

    private final LimitPacks packs;

    public RuleBooks(LimitPacks packs) {
        this.packs = packs;
    }

    /** Devices of the same kind share one instance of their rules. */
    public RuleBook of(Collection<Device> devices) {
        var byKind = new HashMap<Kind, DeviceRules>();
        return new RuleBook(devices.stream()
                .collect(Collectors.toMap(
                        Device::id, device -> byKind.computeIfAbsent(Kind.of(device), kind -> rulesOf(device)))));
    }

    private DeviceRules rulesOf(Device device) {
        var rules = packs.all().stream()
                .flatMap(pack -> pack.limits().stream()
                        .filter(limit -> limit.applies().to(device))
                        .map(limit -> limit.rule(pack.sourceOf(limit), device.interval())))
                .toList();
        var limits = rules.stream()
                .filter(rule -> rule.condition() instanceof Limit)
                .collect(Collectors.groupingBy(Rule::field, Collectors.toUnmodifiableList()));
        var noData = rules.stream()
                .filter(rule -> rule.condition() instanceof NoData)
                .findFirst();
        List<Rule> storage = rules.stream()
                .filter(rule -> rule.condition() instanceof StorageClock)
                .toList();
        return new DeviceRules(limits, noData.orElse(null), storage, GAP.of(device.interval()));
    }

    /** All that decides which rules bind a device. */
    private record Kind(
            Family family,
            String samplingPoint,
            Optional<String> facilityClass,
            Optional<String> disinfectant,
            Duration interval) {
        static Kind of(Device device) {
            return new Kind(
                    device.family(),
                    device.samplingPoint(),
                    device.facility(),
                    device.disinfection(),
                    device.interval());
        }
    }
}
