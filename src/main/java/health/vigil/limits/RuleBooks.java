package health.vigil.limits;

import health.vigil.registry.Device;
import health.vigil.rules.DeviceRules;
import health.vigil.rules.Outage;
import health.vigil.rules.OutageRules;
import health.vigil.rules.Rule;
import health.vigil.rules.RuleBook;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Binds the limits of all packs to devices and sites. */
@Singleton
public final class RuleBooks {
    private static final Logger LOG = Logger.getLogger(RuleBooks.class);

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
        var limits = limits(replacing);
        var byKind = new HashMap<DeviceKind, DeviceRules>();
        var byDevice = devices.stream()
                .collect(Collectors.toMap(
                        Device::id,
                        device -> byKind.computeIfAbsent(DeviceKind.of(device), kind -> kind.rules(limits, device))));
        var sites = SiteRules.of(devices, limits);
        sites.unbound().stream().filter(UnboundRule::ambiguous).forEach(unbound -> LOG.warn(unbound.text()));
        return new RuleBook(byDevice, sites.bySite(), outageRules(limits));
    }

    /** Rules over several devices of a site that do not bind there although a part of what they need is there. */
    public List<UnboundRule> unbound(Collection<Device> devices, List<LimitEntry> replacing) {
        return SiteRules.of(devices, limits(replacing)).unbound();
    }

    List<SourcedLimit> limits(List<LimitEntry> replacing) {
        return packs.with(replacing).stream()
                .flatMap(pack -> pack.limits().stream().map(limit -> new SourcedLimit(limit, pack.sourceOf(limit))))
                .toList();
    }

    private static OutageRules outageRules(List<SourcedLimit> limits) {
        Map<Outage.Cause, Rule> byCause = new HashMap<>();
        for (var limit : limits) {
            if (limit.entry().criterion().typical() instanceof Outage outage) {
                byCause.put(outage.cause(), limit.rule(Reporting.EVERY_MINUTE));
            }
        }
        return new OutageRules(byCause);
    }
}
