package health.vigil.history;

import health.vigil.registry.Device;
import health.vigil.rules.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is judged together: one device, or all devices of a site that has rules over several of them.
 *
 * @param judgedFrom the earliest reading that an earlier fold has seen
 */
record FoldUnit(String site, boolean wholeSite, List<Part> parts, Instant judgedFrom) {
    /** Enough for what rules with short delays need. */
    private static final Duration LEAST = Duration.ofHours(1);

    /**
     * A device within it.
     *
     * @param late     its own readings came late; otherwise it is only there for its neighbours
     * @param from     the first late reading
     * @param until    when the last one does not matter to any rule any more
     * @param lookback how long before {@code from} judgement must begin, at least
     */
    record Part(Device device, boolean late, Instant from, Instant until, Duration lookback) {
        Scope scope() {
            return new Scope(device.id(), false, from, until);
        }
    }

    static List<FoldUnit> of(Map<Device, Backlog.Span> late, Map<String, List<Device>> bySite, RuleBook book) {
        var units = new ArrayList<FoldUnit>();
        var bySharedSite = new LinkedHashMap<String, Backlog.Span>();
        late.forEach((device, span) -> {
            if (book.ofSite(device.site()).isEmpty()) {
                var lookback = longer(RuleSelection.reach(RuleSelection.rules(book.of(device.id()))));
                units.add(new FoldUnit(device.site(), false, List.of(part(device, true, span, lookback)), Instant.MAX));
            } else {
                bySharedSite.merge(device.site(), span, Backlog.Span::plus);
            }
        });
        bySharedSite.forEach((site, span) -> {
            var devices = bySite.getOrDefault(site, List.of());
            var rules = devices.stream().flatMap(device -> RuleSelection.rules(book.of(device.id())));
            var lookback = longer(RuleSelection.reach(Stream.concat(rules, book.ofSite(site).stream())));
            var parts = devices.stream()
                    .map(device -> part(device, late.containsKey(device), late.getOrDefault(device, span), lookback))
                    .toList();
            units.add(new FoldUnit(site, true, parts, Instant.MAX));
        });
        return units;
    }

    private static Part part(Device device, boolean late, Backlog.Span span, Duration lookback) {
        return new Part(device, late, span.from(), span.to().plus(lookback), lookback);
    }

    private static Duration longer(Duration reach) {
        return reach.compareTo(LEAST) < 0 ? LEAST : reach;
    }

    /** What is decided anew. */
    List<Scope> scopes() {
        var scopes = new ArrayList<>(
                parts.stream().filter(Part::late).map(Part::scope).toList());
        if (wholeSite) {
            var from = parts.stream().map(Part::from).min(Instant::compareTo).orElseThrow();
            var until = parts.stream().map(Part::until).max(Instant::compareTo).orElseThrow();
            scopes.add(new Scope(site, true, from, until));
        }
        return scopes;
    }

    FoldUnit judgedFrom(Instant first) {
        return new FoldUnit(site, wholeSite, parts, first);
    }
}
