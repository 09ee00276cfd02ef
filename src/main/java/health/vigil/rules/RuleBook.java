package health.vigil.rules;

import java.util.List;
import java.util.Map;

/**
 * Every device's and site's rules at one moment; immutable, swapped whole when limits or the registry change.
 *
 * @param bySite rules with an {@link Expression} in the scope of a site, by registry id of the site
 * @param outage rules by which one alarm stands for many silent devices; all or none
 */
public record RuleBook(Map<String, DeviceRules> byDevice, Map<String, List<Rule>> bySite, OutageRules outage) {
    public static final RuleBook EMPTY = new RuleBook(Map.of(), Map.of(), OutageRules.NONE);

    public RuleBook {
        byDevice = Map.copyOf(byDevice);
        bySite = Map.copyOf(bySite);
    }

    public DeviceRules of(String device) {
        return byDevice.getOrDefault(device, DeviceRules.NONE);
    }

    public List<Rule> ofSite(String site) {
        return bySite.getOrDefault(site, List.of());
    }
}
