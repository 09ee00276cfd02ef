package health.vigil.limits;

import health.vigil.registry.Family;
import health.vigil.rules.Expression;
import health.vigil.rules.Expression.Scope;
import health.vigil.rules.Gate;
import health.vigil.rules.Input.Aspect;
import org.jspecify.annotations.Nullable;

/**
 * {@code gate}: when a limit is judged.
 *
 * @param open while the site is open by its calendar
 * @param when while this CEL expression over the fields of the device holds
 */
record WrittenGate(boolean open, @Nullable String when) {
    Gate of(ExpressionCompiler compiler, @Nullable Family family) {
        Keys.check(open || when != null, "gate: needs open: true, when, or both");
        return new Gate(open, when == null ? null : compiled(when, compiler, family));
    }

    private static Expression compiled(String when, ExpressionCompiler compiler, @Nullable Family family) {
        var expression = compiler.compile("gate.when", when, Scope.DEVICE, family);
        for (var input : expression.inputs()) {
            Keys.check(
                    input.aspect() == Aspect.VALUE || input.aspect() == Aspect.HELD,
                    "gate.when: %s looks back; a gate can look at present values and at _held only"
                            .formatted(input.name()));
        }
        return expression;
    }
}
