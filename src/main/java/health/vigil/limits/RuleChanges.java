package health.vigil.limits;

import health.vigil.registry.Device;
import health.vigil.rules.Period;
import health.vigil.rules.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All by which users make the rules differ from the shipped packs, at one moment; immutable, swapped whole.
 *
 * @param asOf      the moment; rules on silence, which are judged by the clock, are those in force then
 * @param versions  approved ones, by rule
 * @param overrides approved ones by rule, in the order of precedence
 */
public record RuleChanges(
        Instant asOf, Map<String, List<LimitVersion>> versions, Map<String, List<RuleOverride>> overrides) {
    /** The rules are as shipped, and those that have not ended hold. */
    public static final RuleChanges NONE = new RuleChanges(Instant.MAX, Map.of(), Map.of());

    static RuleChanges of(Instant asOf, List<LimitVersion> versions, List<RuleOverride> overrides) {
        return new RuleChanges(
                asOf,
                versions.stream()
                        .sorted(Comparator.comparing(LimitVersion::number).reversed())
                        .collect(
                                Collectors.groupingBy(version -> version.limit().id())),
                overrides.stream()
                        .filter(override -> override.inForce().isPresent())
                        .sorted(RuleOverride.BY_PRECEDENCE)
                        .collect(Collectors.groupingBy(RuleOverride::rule)));
    }

    /**
     * Every limit with the time that it is in force; none overlaps another one of its id.
     *
     * @param fixed ids of limits that count as they stand in the packs, whatever their versions
     */
    List<DatedLimit> limits(List<LimitPack> packs, Set<String> fixed) {
        var limits = new ArrayList<DatedLimit>();
        for (var pack : packs) {
            var whole = Period.of(pack.validFrom(), pack.validTo());
            for (var limit : pack.limits()) {
                var layers = fixed.contains(limit.id()) ? List.<Timeline.Layer<LimitVersion>>of() : layers(limit.id());
                Timeline.of(whole, layers)
                        .forEach(piece -> limits.add(new DatedLimit(
                                pack,
                                piece.what().map(LimitVersion::limit).orElse(limit),
                                piece.period(),
                                piece.what())));
            }
        }
        versions.keySet().stream().sorted().flatMap(this::local).forEach(limits::add);
        return limits;
    }

    private Stream<DatedLimit> local(String rule) {
        var own = versions.get(rule).stream()
                .filter(version -> version.local().isPresent())
                .toList();
        if (own.isEmpty()) {
            return Stream.of();
        }
        var first = own.stream()
                .min(Comparator.comparing(version -> version.period().from()))
                .orElseThrow();
        return Timeline.of(new Period(first.period().from(), null), layers(rule)).stream()
                .flatMap(piece -> piece.what().stream().map(version -> {
                    var head = version.local().orElseThrow().head(first.firstDay());
                    return new DatedLimit(head, version.limit(), piece.period(), piece.what());
                }));
    }

    private List<Timeline.Layer<LimitVersion>> layers(String rule) {
        return versions.getOrDefault(rule, List.of()).stream()
                .map(version -> new Timeline.Layer<>(version.period(), version))
                .toList();
    }

    /** The rule as it is judged on the device: by pieces of its time, without those in which it is switched off. */
    Stream<Rule> amended(Rule rule, Device device) {
        return amended(rule, scope -> scope.covers(device));
    }

    /**
     * A rule on the whole site, which no override for a single device touches.
     *
     * @param any device of the site
     */
    Stream<Rule> amendedOfSite(Rule rule, Device any) {
        return amended(rule, scope -> scope.kind() != Scope.Kind.DEVICE && scope.covers(any));
    }

    private Stream<Rule> amended(Rule rule, Predicate<Scope> covers) {
        var layers = overrides.getOrDefault(rule.id(), List.of()).stream()
                .filter(override -> covers.test(override.scope()))
                .flatMap(override -> override.inForce().stream().map(period -> new Timeline.Layer<>(period, override)))
                .toList();
        if (layers.isEmpty()) {
            return Stream.of(rule);
        }
        return Timeline.of(rule.inForce(), layers).stream()
                .flatMap(piece -> piece
                        .what()
                        .map(override -> override.apply(rule, piece.period()))
                        .orElseGet(() -> Optional.of(DatedLimit.during(rule, piece.period())))
                        .stream());
    }

    /** The override that decides about a rule on a device at a moment. */
    Optional<RuleOverride> deciding(String rule, Device device, Instant at) {
        return overrides.getOrDefault(rule, List.of()).stream()
                .filter(override -> override.scope().covers(device))
                .filter(override ->
                        override.inForce().filter(period -> period.contains(at)).isPresent())
                .findFirst();
    }

    /** Devices that have an override of their own. */
    Set<String> devicesNamed() {
        return overrides.values().stream()
                .flatMap(List::stream)
                .map(RuleOverride::scope)
                .filter(scope -> scope.kind() == Scope.Kind.DEVICE)
                .map(Scope::target)
                .collect(Collectors.toSet());
    }

    /** Whether anything begins or ends after one moment and not after the other. */
    boolean turnBetween(Instant after, Instant until) {
        return Stream.concat(
                        overrides.values().stream().flatMap(List::stream).flatMap(o -> o.inForce().stream()),
                        versions.values().stream().flatMap(List::stream).map(LimitVersion::period))
                .flatMap(period -> Stream.of(Optional.of(period.from()), Optional.ofNullable(period.until())))
                .flatMap(Optional::stream)
                .anyMatch(at -> at.isAfter(after) && !at.isAfter(until));
    }
}
