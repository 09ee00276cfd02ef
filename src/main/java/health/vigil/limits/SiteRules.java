package health.vigil.limits;

import health.vigil.registry.Device;
import health.vigil.rules.Expression;
import health.vigil.rules.Expression.Scope;
import health.vigil.rules.Input;
import health.vigil.rules.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Binds expressions in the scope of a site to the sites that have all they read.
 *
 * @param bySite the rules by registry id of the site
 */
record SiteRules(Map<String, List<Rule>> bySite, List<UnboundRule> unbound) {
    static SiteRules of(Collection<Device> devices, List<DatedLimit> limits, RuleChanges changes) {
        var bySite = new HashMap<String, List<Rule>>();
        var unbound = new ArrayList<UnboundRule>();
        var sites = devices.stream().collect(Collectors.groupingBy(Device::site, TreeMap::new, Collectors.toList()));
        for (var dated : limits) {
            if (dated.limit().criterion().typical() instanceof Expression expression
                    && expression.scope() == Scope.SITE) {
                sites.forEach((site, present) -> {
                    var able = present.stream().filter(dated::binds).toList();
                    var reasons = reasons(expression, able);
                    if (reasons.isEmpty()) {
                        var rule = dated.rule(Reporting.EVERY_MINUTE);
                        changes.amendedOfSite(rule, able.get(0))
                                .forEach(amended -> bySite.computeIfAbsent(site, s -> new ArrayList<>())
                                        .add(amended));
                    } else if (isPartlyThere(expression, able)) {
                        reasons.forEach(reason ->
                                unbound.add(new UnboundRule(dated.id(), site, reason.ambiguous, reason.text)));
                    }
                });
            }
        }
        return new SiteRules(bySite, List.copyOf(unbound));
    }

    private record Reason(boolean ambiguous, String text) {}

    private static List<Reason> reasons(Expression expression, List<Device> devices) {
        return expression.inputs().stream()
                .flatMap(input -> {
                    var offering = devices.stream()
                            .filter(device -> offers(device, input))
                            .map(Device::id)
                            .sorted()
                            .toList();
                    return offering.size() == 1 ? Stream.<Reason>empty() : Stream.of(reason(input, offering));
                })
                .distinct()
                .toList();
    }

    private static Reason reason(Input input, List<String> offering) {
        return offering.isEmpty()
                ? new Reason(false, "no device at %s measures %s".formatted(input.samplingPoint(), input.field()))
                : new Reason(
                        true,
                        "%s at %s is measured by %s; it must be clear which one is meant"
                                .formatted(input.field(), input.samplingPoint(), String.join(" and ", offering)));
    }

    private static boolean isPartlyThere(Expression expression, List<Device> devices) {
        return expression.inputs().stream()
                .anyMatch(input -> devices.stream().anyMatch(device -> offers(device, input)));
    }

    /** A device that is not registered with its fields may measure any. */
    private static boolean offers(Device device, Input input) {
        var fields = device.fields();
        return device.samplingPoint().equals(input.samplingPoint())
                && (fields.isEmpty() || fields.contains(input.field()));
    }
}
