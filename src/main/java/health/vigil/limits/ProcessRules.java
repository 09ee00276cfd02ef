package health.vigil.limits;

import health.vigil.rules.ProcessCheck;
import health.vigil.rules.Rule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The rules on processes, at hand for the folds that judge waste and vaccine. */
@ApplicationScoped
public class ProcessRules {
    private final BoundRules rules;

    ProcessRules(BoundRules rules) {
        this.rules = rules;
    }

    /** All editions of all rules on what this device reports; none of a device that is not in service. */
    public List<Rule> of(String device) {
        return rules.book().of(device).process();
    }

    /** Those on one thing, all editions: which of them is in force is asked of each at its time. */
    public List<Rule> of(String device, ProcessCheck.Kind kind) {
        return of(device).stream()
                .filter(rule -> rule.condition() instanceof ProcessCheck check && check.kind() == kind)
                .toList();
    }
}
