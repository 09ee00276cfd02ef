package health.vigil.limits;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelVarDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import health.vigil.registry.Family;
import health.vigil.rules.Expression;
import health.vigil.rules.Expression.Formula;
import health.vigil.rules.Expression.Scope;
import health.vigil.rules.Input;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles what users write in CEL (Common Expression Language) for the core. Only operators are let through, so an
 * expression can neither loop nor fail. Every number is a double: {@code flow > 0} needs no {@code 0.0}.
 */
final class ExpressionCompiler {
    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(2_000)
            .maxParseRecursionDepth(50)
            .build();

    private static final Cel PARSER =
            CelFactory.standardCelBuilder().setOptions(OPTIONS).build();

    private final Fields fields;

    ExpressionCompiler(Fields fields) {
        this.fields = fields;
    }

    /**
     * @param key of the pack, for messages
     * @throws IllegalArgumentException naming key, line and column, and what is wrong
     */
    Expression compile(String key, String text, Scope scope, @Nullable Family family) {
        Keys.require(text, key);
        var names =
                new InputNames(fields, scope, Vocabulary.samplingPoints(family).words());
        try {
            var tree = new OperatorTree(key, PARSER.parse(text).getAst(), names);
            var inputs = tree.inputs();
            Keys.check(!inputs.isEmpty(), key + ": it reads no field, so it would always be the same");
            Contradictions.in(tree.root()).ifPresent(problem -> {
                throw new IllegalArgumentException(key + ": " + problem);
            });
            return new Expression(text, scope, inputs, formula(key, tree.simplified(), inputs));
        } catch (CelValidationException e) {
            throw new IllegalArgumentException(message(key, e.getErrors().get(0)), e);
        }
    }

    private static Formula formula(String key, CelAbstractSyntaxTree tree, List<Input> inputs)
            throws CelValidationException {
        var cel = CelFactory.standardCelBuilder()
                .setOptions(OPTIONS)
                .addVarDeclarations(inputs.stream()
                        .map(input -> CelVarDecl.newVarDeclaration(input.name(), SimpleType.DOUBLE))
                        .toList())
                .build();
        var checked = cel.check(tree).getAst();
        Keys.check(
                checked.getResultType().equals(SimpleType.BOOL),
                key + ": it must be true or false, for instance a comparison; this is a "
                        + CelWords.type(checked.getResultType().name()));
        try {
            var program = cel.createProgram(checked);
            return values -> {
                try {
                    return (Boolean) program.eval(values);
                } catch (CelEvaluationException e) {
                    throw new IllegalStateException(
                            key + ": an operator failed, which none of those let through can", e);
                }
            };
        } catch (CelEvaluationException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    private static String message(String key, CelIssue issue) {
        var at = issue.getSourceLocation();
        return "%s %d:%d: %s".formatted(key, at.getLine(), at.getColumn() + 1, CelWords.of(issue.getMessage()));
    }
}
