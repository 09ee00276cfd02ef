package health.vigil.history;

import health.vigil.rules.DeviceRules;
import health.vigil.rules.OutageRules;
import health.vigil.rules.Rule;
import health.vigil.rules.RuleBook;
import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of a rule book that stored readings can be judged by: rules on values and expressions. Silence, outages,
 * storage clocks and the length of a maintenance are told by the wall clock, which has passed.
 */
final class RuleSelection {
    private final Predicate<Rule> wanted;
    private final Map<DeviceRules, DeviceRules> selected = new IdentityHashMap<>();

    private RuleSelection(Predicate<Rule> wanted) {
        this.wanted = wanted;
    }

    static RuleBook all(RuleBook book) {
        return new RuleSelection(rule -> true).from(book);
    }

    static RuleBook only(String rule, RuleBook book) {
        return new RuleSelection(candidate -> candidate.id().equals(rule)).from(book);
    }

    /** How far before a moment the judgement of a device at that moment may begin. */
    static Duration reach(Stream<Rule> rules) {
        return rules.map(rule -> rule.onDelay().plus(rule.condition().reach()))
                .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    /** The fields whose values judging by the book takes. */
    static Set<String> fields(RuleBook book) {
        return Stream.concat(
                        book.byDevice().values().stream().flatMap(RuleSelection::rules),
                        book.bySite().values().stream().flatMap(List::stream))
                .flatMap(rule -> rule.fields().stream())
                .collect(Collectors.toSet());
    }

    static Stream<Rule> rules(DeviceRules rules) {
        return Stream.concat(rules.values().values().stream().flatMap(List::stream), rules.expressions().stream());
    }

    private RuleBook from(RuleBook book) {
        var byDevice = new HashMap<String, DeviceRules>();
        book.byDevice().forEach((device, rules) -> byDevice.put(device, selected.computeIfAbsent(rules, this::of)));
        var bySite = new HashMap<String, List<Rule>>();
        book.bySite().forEach((site, rules) -> bySite.put(site, of(rules)));
        return new RuleBook(byDevice, bySite, OutageRules.NONE);
    }

    private DeviceRules of(DeviceRules rules) {
        var values = new HashMap<String, List<Rule>>();
        rules.values().forEach((field, all) -> {
            var some = of(all);
            if (!some.isEmpty()) {
                values.put(field, some);
            }
        });
        return new DeviceRules(
                values, of(rules.expressions()), null, null, null, List.of(), rules.surroundings(), rules.timing());
    }

    private List<Rule> of(List<Rule> rules) {
        return rules.stream().filter(wanted).toList();
    }
}
