package health.vigil.custody.reconcile;

import health.vigil.rules.ProcessCheck;
import health.vigil.rules.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is judged.
 *
 * @param device stands for it: its rules apply, and alarms are shown at its place
 * @param item   the trip, site, department, vehicle or bin, as people call it
 * @param rules  of that device, all editions
 */
public record Subject(String device, String item, List<Rule> rules) {
    public Subject {
        rules = List.copyOf(rules);
    }

    List<Rule> rules(ProcessCheck.Kind kind) {
        return rules.stream().filter(rule -> check(rule).kind() == kind).toList();
    }

    /** The strictest tolerance of its rules of a kind that are in force at the time; empty where there is none. */
    public Optional<Double> tolerance(ProcessCheck.Kind kind, Instant at) {
        return rules(kind).stream()
                .filter(rule -> rule.inForceAt(at))
                .map(Subject::share)
                .min(Double::compare);
    }

    /** @throws ClassCastException for a rule that is not on a process */
    static ProcessCheck check(Rule rule) {
        return (ProcessCheck) rule.condition();
    }

    /** Of a kind that has a tolerance as a share. */
    static double share(Rule rule) {
        return Objects.requireNonNull(check(rule).share(), rule.id());
    }
}
