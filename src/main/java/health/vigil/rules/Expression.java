package health.vigil.rules;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Several fields of a device, or of a site, together are what must not be. Written by users in CEL; compiled outside of
 * this package, so that the core stays free of it. Unknown as long as one of its inputs is.
 *
 * @param text   as written, for instance {@code flow > 0.0 && dosing_pump_state == 0.0}
 * @param inputs what it reads
 */
public record Expression(String text, Scope scope, List<Input> inputs, Formula formula) implements Condition {
    public Expression {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("expression: it reads no field, so it would always be the same");
        }
    }

    @Override
    public Duration reach() {
        return inputs.stream().map(Input::window).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /** What the names in the expression mean. */
    public enum Scope {
        /** Fields of the device that is judged. */
        DEVICE,
        /** {@code sampling_point.field} of any device of the site. */
        SITE
    }

    /** The compiled text. Must be free of side effects and safe to use from one thread at a time. */
    @FunctionalInterface
    public interface Formula {
        /** @param inputs the value of each input by its name */
        boolean holds(Map<String, Double> inputs);
    }

    /** The text alone tells two expressions apart. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Expression that && text.equals(that.text) && scope == that.scope;
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
