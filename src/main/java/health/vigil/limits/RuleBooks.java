package health.vigil.limits;

import health.vigil.registry.Device;
import health.vigil.registry.Family;
import health.vigil.rules.DeviceRules;
import health.vigil.rules.NoData;
import health.vigil.rules.OpeningHours;
import health.vigil.rules.OutageRules;
import health.vigil.rules.Rule;
import health.vigil.rules.RuleBook;
import health.vigil.rules.StorageClock;
import health.vigil.rules.ValueCondition;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Binds the limits of all packs to devices. */
@Singleton
public final class RuleBooks {
    private final LimitPacks packs;

    public RuleBooks(LimitPacks packs) {
        this.packs = packs;
    }

    /** The rules as they are shipped. Devices of the same kind share one instance of their rules. */
    public RuleBook of(Collection<Device> devices) {
        return of(devices, List.of());
    }

    /** @param replacing limits in the place of the shipped ones of the same id, and new ones */
    public RuleBook of(Collection<Device> devices, List<LimitEntry> replacing) {
        var packs = this.packs.with(replacing);
        var byKind = new HashMap<Kind, DeviceRules>();
        return new RuleBook(
                devices.stream()
                        .collect(Collectors.toMap(
                                Device::id,
                                device -> byKind.computeIfAbsent(Kind.of(device), kind -> rulesOf(device, packs)))),
                Map.of(),
                OutageRules.NONE);
    }

    private static DeviceRules rulesOf(Device device, List<LimitPack> packs) {
        var rules = packs.stream()
                .flatMap(pack -> pack.limits().stream()
                        .filter(limit -> limit.applies().to(device))
                        .map(limit -> limit.rule(pack.sourceOf(limit), device.interval())))
                .toList();
        var limits = rules.stream()
                .filter(rule -> rule.condition() instanceof ValueCondition)
                .collect(Collectors.groupingBy(Rule::field, Collectors.toUnmodifiableList()));
        var noData = rules.stream()
                .filter(rule -> rule.condition() instanceof NoData)
                .findFirst();
        List<Rule> storage = rules.stream()
                .filter(rule -> rule.condition() instanceof StorageClock)
                .toList();
        return new DeviceRules(
                limits,
                List.of(),
                noData.orElse(null),
                null,
                null,
                storage,
                new DeviceRules.Surroundings(device.site(), device.samplingPoint(), null, OpeningHours.ALWAYS),
                DeviceRules.Timing.of(device.interval()));
    }

    /** All that decides which rules bind a device. */
    private record Kind(
            String site,
            Family family,
            String samplingPoint,
            Optional<String> facilityClass,
            Optional<String> disinfectant,
            Duration interval) {
        static Kind of(Device device) {
            return new Kind(
                    device.site(),
                    device.family(),
                    device.samplingPoint(),
                    device.facility(),
                    device.disinfection(),
                    device.interval());
        }
    }
}
