package health.vigil.rules;

import health.vigil.rules.AlarmChange.ClearReason;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one rule.
 *
 * @param timer  where it stands
 * @param memory what its condition remembers
 */
public record RuleState(LimitState timer, @Nullable Memory memory) {
    public RuleState {
        timer = timer.equals(LimitState.NORMAL) ? LimitState.NORMAL : timer;
    }

    static final RuleState EMPTY = new RuleState(LimitState.NORMAL, null);

    boolean isEmpty() {
        return timer == LimitState.NORMAL && memory == null;
    }

    RuleState with(LimitState next) {
        return next == timer ? this : new RuleState(next, memory);
    }

    /** Changes the timer of every open or pending rule, in the order of the rules' ids. */
    static Map<String, RuleState> each(Map<String, RuleState> rules, UnaryOperator<LimitState> step) {
        Map<String, RuleState> changed = rules;
        if (rules.isEmpty()) {
            return rules;
        }
        for (var entry : new TreeMap<>(rules).entrySet()) {
            var next = entry.getValue().with(step.apply(entry.getValue().timer));
            if (next != entry.getValue()) {
                changed = changed == rules ? new HashMap<>(rules) : changed;
                changed.put(entry.getKey(), next);
            }
        }
        return changed;
    }

    /** Lets go of rules that no longer bind; their alarms are withdrawn. */
    static Map<String, RuleState> keepOnly(
            Map<String, RuleState> rules, List<Rule> applicable, Instant now, Consumer<AlarmChange> changes) {
        if (rules.isEmpty()) {
            return rules;
        }
        var gone = new HashMap<>(rules);
        applicable.forEach(rule -> gone.remove(rule.id()));
        if (gone.isEmpty()) {
            return rules;
        }
        var kept = new HashMap<>(rules);
        kept.keySet().removeAll(gone.keySet());
        withdraw(gone, now, changes);
        return kept;
    }

    /** What is remembered of rules that are no longer in force; mostly nothing. */
    static Map<String, RuleState> outdated(Map<String, RuleState> states, List<Rule> rules, Instant at) {
        Map<String, RuleState> gone = Map.of();
        for (var entry : states.entrySet()) {
            if (!isInForce(entry.getKey(), rules, at)) {
                gone = gone.isEmpty() ? new HashMap<>() : gone;
                gone.put(entry.getKey(), entry.getValue());
            }
        }
        return gone;
    }

    private static boolean isInForce(String id, List<Rule> rules, Instant at) {
        for (var rule : rules) {
            if (rule.id().equals(id) && rule.inForceAt(at)) {
                return true;
            }
        }
        return false;
    }

    static void withdraw(Map<String, RuleState> gone, Instant at, Consumer<AlarmChange> changes) {
        gone.values().stream()
                .map(state -> state.timer.openAlarm())
                .filter(alarm -> alarm != null)
                .sorted()
                .forEach(alarm -> changes.accept(new AlarmChange.Cleared(alarm, at, null, ClearReason.RULE_WITHDRAWN)));
    }
}
