package health.vigil.limits;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.Operator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds comparisons of one name that can't all hold ({@code ph > 9 && ph < 6}), and alternatives of which one always does
 * ({@code ph > 6 || ph < 9}). It does not claim to find every contradiction.
 */
final class Contradictions {
    private static final String AND = Operator.LOGICAL_AND.getFunction();
    private static final String OR = Operator.LOGICAL_OR.getFunction();
    private static final Map<String, String> MIRRORED =
            Map.of("_<_", "_>_", "_<=_", "_>=_", "_>_", "_<_", "_>=_", "_<=_", "_==_", "_==_", "_!=_", "_!=_");
    private static final Map<String, String> NEGATED =
            Map.of("_<_", "_>=_", "_<=_", "_>_", "_>_", "_<=_", "_>=_", "_<_", "_==_", "_!=_", "_!=_", "_==_");

    private record Comparison(String name, String operator, double number) {
        Comparison negated() {
            return new Comparison(name, NEGATED.get(operator), number);
        }
    }

    private Contradictions() {}

    /** What can't be meant so, in words. */
    static Optional<String> in(CelExpr node) {
        if (node.getKind() != Kind.CALL) {
            return Optional.empty();
        }
        var function = node.call().function();
        var here = function.equals(AND)
                ? impossible(parts(node, AND).flatMap(Contradictions::comparison))
                        .map("it never holds: no %s can be in all of these ranges at once"::formatted)
                : function.equals(OR)
                        ? impossible(parts(node, OR)
                                        .flatMap(Contradictions::comparison)
                                        .map(Comparison::negated))
                                .map("it always holds: every %s is in one of these ranges"::formatted)
                        : Optional.<String>empty();
        return here.or(() -> node.call().args().stream()
                .flatMap(argument -> in(argument).stream())
                .findFirst());
    }

    private static Stream<CelExpr> parts(CelExpr node, String operator) {
        return node.getKind() == Kind.CALL && node.call().function().equals(operator)
                ? node.call().args().stream().flatMap(argument -> parts(argument, operator))
                : Stream.of(node);
    }

    /** The first name of which these comparisons leave no number. */
    private static Optional<String> impossible(Stream<Comparison> comparisons) {
        var ranges = new HashMap<String, Range>();
        return comparisons
                .filter(comparison -> Range.of(comparison.operator, comparison.number)
                        .map(range -> ranges.merge(comparison.name, range, Range::and))
                        .filter(Range::isEmpty)
                        .isPresent())
                .map(Comparison::name)
                .findFirst();
    }

    private static Stream<Comparison> comparison(CelExpr node) {
        if (node.getKind() != Kind.CALL || !MIRRORED.containsKey(node.call().function())) {
            return Stream.empty();
        }
        var call = node.call();
        var left = call.args().get(0);
        var right = call.args().get(1);
        if (isNumber(right)) {
            return name(left).map(name -> new Comparison(name, call.function(), number(right)));
        }
        return isNumber(left)
                ? name(right).map(name -> new Comparison(name, MIRRORED.get(call.function()), number(left)))
                : Stream.empty();
    }

    private static Stream<String> name(CelExpr node) {
        return switch (node.getKind()) {
            case IDENT -> Stream.of(node.ident().name());
            case SELECT ->
                name(node.select().operand())
                        .map(point -> point + "." + node.select().field());
            default -> Stream.empty();
        };
    }

    private static boolean isNumber(CelExpr node) {
        return node.getKind() == Kind.CONSTANT && node.constant().getKind() == CelConstant.Kind.DOUBLE_VALUE;
    }

    private static double number(CelExpr node) {
        return node.constant().doubleValue();
    }
}
