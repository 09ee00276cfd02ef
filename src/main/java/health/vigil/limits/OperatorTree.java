package health.vigil.limits;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.Operator;
import health.vigil.rules.Input;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A parsed expression that consists of names, numbers and operators only. */
final class OperatorTree {
    private static final Set<String> COMPARISONS = functions(EnumSet.of(
            Operator.EQUALS,
            Operator.NOT_EQUALS,
            Operator.LESS,
            Operator.LESS_EQUALS,
            Operator.GREATER,
            Operator.GREATER_EQUALS));
    private static final Set<String> ALLOWED = functions(EnumSet.of(
            Operator.CONDITIONAL,
            Operator.LOGICAL_AND,
            Operator.LOGICAL_OR,
            Operator.LOGICAL_NOT,
            Operator.EQUALS,
            Operator.NOT_EQUALS,
            Operator.LESS,
            Operator.LESS_EQUALS,
            Operator.GREATER,
            Operator.GREATER_EQUALS,
            Operator.ADD,
            Operator.SUBTRACT,
            Operator.MULTIPLY,
            Operator.DIVIDE,
            Operator.NEGATE));

    private static Set<String> functions(Set<Operator> operators) {
        return operators.stream().map(Operator::getFunction).collect(Collectors.toUnmodifiableSet());
    }

    private final String key;
    private final CelAbstractSyntaxTree parsed;
    private final InputNames names;
    private final Map<String, Input> inputs = new LinkedHashMap<>();
    private final CelExpr root;

    /** @throws IllegalArgumentException for a name that means nothing, or anything that is no operator */
    OperatorTree(String key, CelAbstractSyntaxTree parsed, InputNames names) {
        this.key = key;
        this.parsed = parsed;
        this.names = names;
        root = walk(parsed.getExpr());
    }

    List<Input> inputs() {
        return List.copyOf(inputs.values());
    }

    CelExpr root() {
        return root;
    }

    /** The same with every whole number made a double, as the fields are. */
    CelAbstractSyntaxTree simplified() {
        return CelAbstractSyntaxTree.newParsedAst(root, parsed.getSource());
    }

    private CelExpr walk(CelExpr node) {
        return switch (node.getKind()) {
            case CONSTANT -> number(node);
            case IDENT -> {
                read(node, () -> names.ofDevice(node.ident().name()));
                yield node;
            }
            case SELECT -> {
                read(node, () -> ofSite(node));
                yield node;
            }
            case CALL -> call(node);
            default -> throw error(node, "lists, maps and messages have no place here; only operators have");
        };
    }

    private CelExpr number(CelExpr node) {
        if (node.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE) {
            throw error(
                    node,
                    "%s is always the same; leave it out"
                            .formatted(node.constant().booleanValue()));
        }
        return node.constant().getKind() == CelConstant.Kind.INT64_VALUE
                ? CelExpr.ofConstant(
                        node.id(), CelConstant.ofValue((double) node.constant().int64Value()))
                : node;
    }

    private CelExpr call(CelExpr node) {
        var call = node.call();
        if (call.target().isPresent() || !ALLOWED.contains(call.function())) {
            throw error(
                    node,
                    CelWords.operator(call.function()) + " is not available; only operators are: && || !"
                            + " == != < <= > >= + - * / ?:");
        }
        if (COMPARISONS.contains(call.function()) && call.args().stream().noneMatch(this::readsAField)) {
            throw error(
                    node, CelWords.operator(call.function()) + " compares no field, so it would always be the same");
        }
        var builder = call.toBuilder().clearArgs();
        call.args().forEach(argument -> builder.addArgs(walk(argument)));
        return node.toBuilder().setCall(builder.build()).build();
    }

    private boolean readsAField(CelExpr node) {
        return switch (node.getKind()) {
            case IDENT, SELECT -> true;
            case CALL -> node.call().args().stream().anyMatch(this::readsAField);
            default -> false;
        };
    }

    private Input ofSite(CelExpr node) {
        var select = node.select();
        Keys.check(
                select.operand().getKind() == Kind.IDENT && !select.testOnly(),
                "a name has at most one dot: sampling_point.field");
        return names.ofSite(select.operand().ident().name(), select.field());
    }

    private void read(CelExpr node, Supplier<Input> name) {
        try {
            var input = name.get();
            inputs.put(input.name(), input);
        } catch (IllegalArgumentException e) {
            throw error(node, e.getMessage());
        }
    }

    private IllegalArgumentException error(CelExpr node, String problem) {
        var source = parsed.getSource();
        var start = node.getKind() == Kind.SELECT ? node.select().operand() : node;
        var place = Optional.ofNullable(source.getPositionsMap().get(start.id()))
                .flatMap(source::getOffsetLocation)
                .map(at -> " %d:%d".formatted(at.getLine(), at.getColumn() + 1))
                .orElse("");
        return new IllegalArgumentException(key + place + ": " + problem);
    }
}
