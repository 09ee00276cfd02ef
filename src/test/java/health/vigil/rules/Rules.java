package health.vigil.rules;

import health.vigil.telemetry.Field;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Rules of kinds that are tedious to write down. */
final class Rules {
    private Rules() {}

    static Rule gated(Rule rule, String text, Field field) {
        return with(rule, new Gate(false, expression(text, values -> values.get(field.name()) == 1, field)));
    }

    static Rule with(Rule rule, Gate gate) {
        return new Rule(
                rule.id(),
                rule.nameZh(),
                rule.nameEn(),
                rule.field(),
                rule.unit(),
                rule.condition(),
                rule.onDelay(),
                rule.offDelay(),
                rule.priority(),
                rule.latched(),
                gate,
                rule.source(),
                rule.inForce(),
                rule.amendment());
    }

    static Expression expression(String text, Expression.Formula formula, Field... fields) {
        var inputs = Arrays.stream(fields)
                .map(field -> new Input(field.name(), null, field.name(), Input.Aspect.VALUE, Duration.ZERO))
                .toList();
        return new Expression(text, Expression.Scope.DEVICE, inputs, formula);
    }

    static Expression atSite(String text, Map<String, String> fieldsByPoint, Expression.Formula formula) {
        List<Input> inputs = fieldsByPoint.entrySet().stream()
                .map(entry -> new Input(
                        entry.getKey() + "." + entry.getValue(),
                        entry.getKey(),
                        entry.getValue(),
                        Input.Aspect.VALUE,
                        Duration.ZERO))
                .toList();
        return new Expression(text, Expression.Scope.SITE, inputs, formula);
    }
}
