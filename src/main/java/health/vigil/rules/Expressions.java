package health.vigil.rules;

import health.vigil.rules.LimitState.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Judges the expressions of one device or site. */
record Expressions(Scene scene, Subject subject, Instant at, boolean afterGap) {

    Map<String, RuleState> judge(List<Rule> rules, Map<String, RuleState> states, Consumer<AlarmChange> changes) {
        var next = new HashMap<String, RuleState>();
        for (var rule : rules) {
            if (rule.inForceAt(at)) {
                var after = judge(rule, states.getOrDefault(rule.id(), RuleState.EMPTY), changes);
                if (!after.isEmpty()) {
                    next.put(rule.id(), after);
                }
            }
        }
        RuleState.withdraw(RuleState.outdated(states, rules, at), at, changes);
        return next.isEmpty() ? Map.of() : Map.copyOf(next);
    }

    private RuleState judge(Rule rule, RuleState state, Consumer<AlarmChange> changes) {
        var expression = (Expression) rule.condition();
        var memory = remember(expression, state.memory());
        var suppression = scene.suppression(rule, at);
        var timer = suppression != null
                ? state.timer().suppress(at, suppression, changes)
                : state.timer().judge(new Judged(rule, subject, look(expression, memory), at, afterGap), changes);
        return new RuleState(timer, memory);
    }

    private Look look(Expression expression, @Nullable Memory memory) {
        var values = new HashMap<String, Double>();
        for (var input : expression.inputs()) {
            var value = value(input, memory);
            if (value.isEmpty()) {
                return Look.unknown(memory);
            }
            values.put(input.name(), value.get());
        }
        var holds = expression.formula().holds(values);
        return new Look(holds ? Finding.VIOLATED : Finding.RETURNED, holds ? 1 : 0, memory);
    }

    private Optional<Double> value(Input input, @Nullable Memory memory) {
        if (input.window().isZero()) {
            return scene.value(input, at);
        }
        var now = scene.value(input.now(), at);
        var window =
                memory instanceof Memory.Windows windows ? windows.byInput().get(input.name()) : null;
        return window == null
                ? Optional.empty()
                : now.map(value -> input.aspect() == Input.Aspect.MEAN ? window.mean() : value - window.oldest());
    }

    /** Takes the newest values into the windows of the inputs that have one. */
    private @Nullable Memory remember(Expression expression, @Nullable Memory memory) {
        var before = memory instanceof Memory.Windows windows ? windows : Memory.Windows.NONE;
        Map<String, Window> next = before.byInput();
        for (var input : expression.inputs()) {
            var newest = input.window().isZero() ? null : scene.newest(input).orElse(null);
            if (newest != null && newest.at().equals(at)) {
                var window = afterGap
                        ? Window.empty(input.window())
                        : Window.of(before.byInput().get(input.name()), input.window());
                next = next == before.byInput() ? new HashMap<>(next) : next;
                var seen = seen(input, newest.value());
                next.put(input.name(), input.aspect() == Input.Aspect.CHANGE ? window.note(seen) : window.add(seen));
            }
        }
        return next.isEmpty() ? null : next == before.byInput() ? before : new Memory.Windows(next);
    }

    private Observation seen(Input input, double value) {
        return new Observation(at, value, false, afterGap, Duration.ZERO, scene.interval(input), 1);
    }
}
