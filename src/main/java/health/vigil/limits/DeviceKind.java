package health.vigil.limits;

import health.vigil.registry.Device;
import health.vigil.registry.Family;
import health.vigil.rules.Condition;
import health.vigil.rules.DeviceRules;
import health.vigil.rules.DeviceRules.Surroundings;
import health.vigil.rules.DeviceRules.Timing;
import health.vigil.rules.Expression;
import health.vigil.rules.Expression.Scope;
import health.vigil.rules.MaintenanceOverrun;
import health.vigil.rules.NoData;
import health.vigil.rules.OpeningHours;
import health.vigil.rules.ProcessCheck;
import health.vigil.rules.Rule;
import health.vigil.rules.ValueCondition;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All that decides which rules bind a device. */
record DeviceKind(
        String site,
        Optional<String> gateway,
        OpeningHours open,
        Family family,
        String samplingPoint,
        Optional<String> facilityClass,
        Optional<String> disinfectant,
        Reporting reporting,
        Optional<String> named) {
    /** @param named the devices that have overrides of their own */
    static DeviceKind of(Device device, Set<String> named) {
        return new DeviceKind(
                device.site(),
                Optional.ofNullable(device.gateway()),
                device.open(),
                device.family(),
                device.samplingPoint(),
                device.facility(),
                device.disinfection(),
                new Reporting(device.interval(), device.fields()),
                Optional.of(device.id()).filter(named::contains));
    }

    DeviceRules rules(List<DatedLimit> limits, Device device, RuleChanges changes, Duration liveFor) {
        var rules = limits.stream()
                .filter(limit -> limit.binds(device))
                .map(limit -> limit.rule(reporting))
                .flatMap(rule -> changes.amended(rule, device))
                .toList();
        // Rules by the service's clock have no time of measurement: they are those in force now.
        var current =
                rules.stream().filter(rule -> rule.inForceAt(changes.asOf())).toList();
        var maintenance = shortest(current, of -> of instanceof MaintenanceOverrun overrun ? overrun.cap() : null);
        return new DeviceRules(
                all(rules, ValueCondition.class::isInstance).stream()
                        .collect(Collectors.groupingBy(Rule::field, Collectors.toUnmodifiableList())),
                all(rules, condition -> condition instanceof Expression of && of.scope() == Scope.DEVICE),
                shortest(current, of -> of instanceof NoData silence && !silence.perField() ? silence.silence() : null),
                shortest(current, of -> of instanceof NoData silence && silence.perField() ? silence.silence() : null),
                maintenance,
                all(rules, ProcessCheck.class::isInstance),
                new Surroundings(site, samplingPoint, gateway.orElse(null), open),
                timing(maintenance, liveFor));
    }

    /** Maintenance is believed for as long as the rule says that watches it. */
    private Timing timing(@Nullable Rule maintenance, Duration liveFor) {
        var timing = Timing.of(reporting.interval(), liveFor);
        return maintenance != null && maintenance.condition() instanceof MaintenanceOverrun overrun
                ? new Timing(timing.interval(), timing.maxGap(), timing.liveFor(), overrun.cap())
                : timing;
    }

    private static List<Rule> all(List<Rule> rules, Predicate<Condition> kind) {
        return rules.stream().filter(rule -> kind.test(rule.condition())).toList();
    }

    /** Of several limits on the time of one thing the strictest counts. */
    private static @Nullable Rule shortest(List<Rule> rules, Function<Condition, @Nullable Duration> time) {
        return rules.stream()
                .filter(rule -> time.apply(rule.condition()) != null)
                .min(Comparator.comparing(rule -> Objects.requireNonNull(time.apply(rule.condition()))))
                .orElse(null);
    }
}
