package health.vigil.simulator.signal;

import health.vigil.simulator.registry.Field;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Values measured at one instant, field name to value, in the field's unit and in the order of the registry. */
public record Sample(Instant at, Map<String, Double> values) {

    public Sample {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The same sample under another time. */
    public Sample at(Instant other) {
        return new Sample(other, values);
    }

    /** The same sample with one value changed, if it has it. */
    public Sample changing(String field, DoubleUnaryOperator change) {
        var value = values.get(field);
        return value == null ? this : with(field, change.applyAsDouble(value));
    }

    /** The same sample, rounded to what the sensors of these fields resolve. */
    public Sample rounded() {
        var rounded = new LinkedHashMap<String, Double>();
        values.forEach((field, value) -> rounded.put(field, Field.named(field).round(value)));
        return new Sample(at, rounded);
    }

    /** The same sample with one value set. */
    public Sample with(String field, double value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(field, value);
        return new Sample(at, changed);
    }
}
