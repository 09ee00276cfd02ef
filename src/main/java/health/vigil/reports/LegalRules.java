package health.vigil.reports;

import health.vigil.rules.DailyMean;
import health.vigil.rules.DeviceRules;
import health.vigil.rules.Limit;
import health.vigil.rules.LocalDay;
import health.vigil.rules.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules that compliance is measured by: limits on values, and on daily means, that a law or standard demands. */
final class LegalRules {
    private LegalRules() {}

    /** By field, those in force on some part of the day. */
    static Map<String, List<Rule>> of(DeviceRules rules, LocalDay day) {
        var legal = new HashMap<String, List<Rule>>();
        rules.values().forEach((field, all) -> {
            var those = all.stream().filter(rule -> isLegal(rule, day)).toList();
            if (!those.isEmpty()) {
                legal.put(field, those);
            }
        });
        return legal;
    }

    private static boolean isLegal(Rule rule, LocalDay day) {
        var inForce = rule.inForce();
        return rule.source().legal()
                && (rule.condition() instanceof Limit || rule.condition() instanceof DailyMean)
                && inForce.from().isBefore(day.end())
                && (inForce.until() == null || inForce.until().isAfter(day.start()));
    }
}
