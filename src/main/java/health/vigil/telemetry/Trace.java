package health.vigil.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel came to its newest value.
 *
 * @param steady the newest value was no further than a step from the one before it
 * @param since  since when the value has been the same to the last digit, without a gap; null before the first value
 */
public record Trace(boolean steady, @Nullable Instant since) {
    public static final Trace NONE = new Trace(false, null);

    /** @param before as with {@link Checks#look} */
    public Trace after(Reading reading, @Nullable Reading before) {
        if (before == null) {
            return new Trace(false, reading.at());
        }
        if (before.value() == reading.value()) {
            return steady && since != null ? this : new Trace(true, since == null ? reading.at() : since);
        }
        var step = reading.field().checks().step();
        return new Trace(Math.abs(reading.value() - before.value()) <= step, reading.at());
    }
}
