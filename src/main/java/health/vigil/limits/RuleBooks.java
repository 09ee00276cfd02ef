package health.vigil.limits;

import health.vigil.registry.Device;
import health.vigil.rules.DeviceRules;
import health.vigil.rules.Outage;
import health.vigil.rules.OutageRules;
import health.vigil.rules.Rule;
import health.vigil.rules.RuleBook;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Binds the limits of all packs to devices and sites. */
@Singleton
public final class RuleBooks {
    private static final Logger LOG = Logger.getLogger(RuleBooks.class);

    private final LimitPacks packs;
    private final Supplier<RuleChanges> changes;
    private final JudgementConfig config;

    /** @param changes by which users make the rules differ from the packs */
    public RuleBooks(LimitPacks packs, Supplier<RuleChanges> changes, JudgementConfig config) {
        this.packs = packs;
        this.changes = changes;
        this.config = config;
    }

    /** The rules as they are judged. Devices of the same kind share one instance of their rules. */
    public RuleBook of(Collection<Device> devices) {
        return of(devices, List.of());
    }

    /** @param replacing limits in the place of those of the same id, whatever their versions, and new ones; overrides hold */
    public RuleBook of(Collection<Device> devices, List<LimitEntry> replacing) {
        var now = changes.get();
        var limits = limits(replacing, now);
        var named = now.devicesNamed();
        var byKind = new HashMap<DeviceKind, DeviceRules>();
        var byDevice = devices.stream()
                .collect(Collectors.toMap(
                        Device::id,
                        device -> byKind.computeIfAbsent(
                                DeviceKind.of(device, named),
                                kind -> kind.rules(limits, device, now, config.liveFor()))));
        var sites = SiteRules.of(devices, limits, now);
        sites.unbound().stream().filter(UnboundRule::ambiguous).forEach(unbound -> LOG.warn(unbound.text()));
        return new RuleBook(byDevice, sites.bySite(), outageRules(limits, now));
    }

    /** Rules over several devices of a site that do not bind there although a part of what they need is there. */
    public List<UnboundRule> unbound(Collection<Device> devices, List<LimitEntry> replacing) {
        var now = changes.get();
        return SiteRules.of(devices, limits(replacing, now), now).unbound();
    }

    private List<DatedLimit> limits(List<LimitEntry> replacing, RuleChanges now) {
        var fixed = replacing.stream().map(LimitEntry::id).collect(Collectors.toUnmodifiableSet());
        return now.limits(packs.with(replacing), fixed);
    }

    /** Of several limits on one cause the strictest counts. */
    private static OutageRules outageRules(List<DatedLimit> limits, RuleChanges now) {
        return new OutageRules(limits.stream()
                .filter(dated -> dated.limit().criterion().typical() instanceof Outage)
                .filter(dated -> dated.isInForce(now.asOf()))
                .map(dated -> dated.rule(Reporting.EVERY_MINUTE))
                .collect(Collectors.toMap(
                        rule -> outage(rule).cause(),
                        Function.identity(),
                        BinaryOperator.minBy(
                                Comparator.comparing(rule -> outage(rule).least())))));
    }

    private static Outage outage(Rule rule) {
        return (Outage) rule.condition();
    }
}
