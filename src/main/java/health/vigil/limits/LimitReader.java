package health.vigil.limits;

import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.vigil.registry.Family;
import health.vigil.rules.Gate;
import health.vigil.telemetry.FieldCatalogue;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a limit of what a pack, or an officer, has written. */
final class LimitReader {
    private static final Set<String> CONDITION_KEYS = PackMapper.keysOf(WrittenCondition.class);
    private static final Set<String> KEYS = keys();
    private static final String GATE = "gate";
    private static final String APPLIES = "applies";

    private final Fields fields;
    private final ExpressionCompiler compiler;
    private final LimitCheck check;

    LimitReader(FieldCatalogue catalogue) {
        fields = new Fields(catalogue);
        compiler = new ExpressionCompiler(fields);
        check = new LimitCheck(fields);
    }

    /**
     * @throws IllegalArgumentException whose message begins with the key that is wrong
     */
    LimitEntry read(ObjectNode written) {
        PackMapper.checkKeys(written, KEYS, "");
        var rest = written.deepCopy();
        var condition = rest.objectNode();
        CONDITION_KEYS.stream().filter(rest::has).forEach(key -> condition.set(key, rest.remove(key)));
        var gate = rest.remove(GATE);
        var family = family(rest);
        var criterion = criterion(PackMapper.convert(condition, WrittenCondition.class), family);
        var limit = PackMapper.convert(
                rest,
                LimitEntry.class,
                new InjectableValues.Std()
                        .addValue(Criterion.class, criterion)
                        .addValue(Gate.class, gate(gate, family)));
        check.check(limit);
        return limit;
    }

    private static Set<String> keys() {
        var keys = new HashSet<>(PackMapper.keysOf(LimitEntry.class));
        keys.remove("criterion");
        keys.addAll(CONDITION_KEYS);
        return keys;
    }

    private Criterion criterion(WrittenCondition condition, @Nullable Family family) {
        var weight = condition.weight();
        if (weight != null) {
            fields.named(weight, "weight");
        }
        return condition.criterion(compiler, family);
    }

    private Gate gate(@Nullable JsonNode written, @Nullable Family family) {
        return written == null || written.isNull()
                ? Gate.ALWAYS
                : PackMapper.convert(written, WrittenGate.class, GATE).of(compiler, family);
    }

    private static @Nullable Family family(ObjectNode written) {
        return written.hasNonNull(APPLIES)
                ? PackMapper.convert(written.get(APPLIES), Applies.class, APPLIES)
                        .family()
                : null;
    }
}
