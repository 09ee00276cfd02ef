package health.vigil.custody.reconcile;

import health.vigil.rules.Breach;
import health.vigil.rules.LocalDay;
import health.vigil.rules.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule finds of a day that is over.
 *
 * @param broken the day does not pass
 * @param value  in the unit of the check
 */
record DayFinding(LocalDay day, boolean broken, double value) {

    /**
     * Each day that doesn't pass is a breach of its own. It is known when the day is over and lasts until the next day that
     * is judged is over, for that one tells anew.
     *
     * @param findings in the order of days; days that could not be judged are left out
     */
    static List<Breach> breaches(Subject subject, Rule rule, List<DayFinding> findings) {
        var breaches = new ArrayList<Breach>();
        for (var i = 0; i < findings.size(); i++) {
            if (findings.get(i).broken) {
                var next = i + 1 < findings.size() ? findings.get(i + 1).day.end() : null;
                breaches.add(findings.get(i).breach(subject, rule, next));
            }
        }
        return breaches;
    }

    private Breach breach(Subject subject, Rule rule, @Nullable Instant until) {
        return new Breach(rule, subject.device(), subject.item(), day.start(), day.end(), value, until);
    }
}
