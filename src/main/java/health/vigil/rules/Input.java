package health.vigil.rules;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One name in an {@link Expression}.
 *
 * @param name          as written, for instance {@code turbidity_change_30m} or {@code outfall.flow}
 * @param samplingPoint of the device meant, in the scope of a site only
 * @param field         whose value it is
 * @param window        for aspects over time; zero otherwise
 */
public record Input(String name, @Nullable String samplingPoint, String field, Aspect aspect, Duration window) {
    /** What of a field is meant. */
    public enum Aspect {
        /** The newest value. */
        VALUE,
        /** The newest value less the one a window before. */
        CHANGE,
        /** The arithmetic mean over the window. */
        MEAN,
        /** For how many seconds the field has had its present value. */
        HELD
    }

    /** The same field's newest value. */
    Input now() {
        return new Input(name, samplingPoint, field, Aspect.VALUE, Duration.ZERO);
    }
}
