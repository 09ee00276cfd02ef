package health.vigil.limits;

import health.vigil.rules.Limit;
import health.vigil.rules.Limit.Direction;
import org.jspecify.annotations.Nullable;

/** The keys {@code above} and {@code below}, of which a condition has one. */
final class Bound {
    private Bound() {}

    static Limit of(String of, @Nullable Double above, @Nullable Double below, boolean inclusive) {
        return of(of, above, below, inclusive, 0);
    }

    static Limit of(String of, @Nullable Double above, @Nullable Double below, boolean inclusive, double deadband) {
        if (above != null && below != null) {
            throw new IllegalArgumentException(
                    above <= below
                            ? of + "above, below: every value is above %s or below %s".formatted(above, below)
                            : of + "above, below: one limit has one of them; write two limits");
        }
        if (above == null && below == null) {
            throw new IllegalArgumentException(of + "above, below: one of them is needed");
        }
        return above != null
                ? new Limit(Direction.ABOVE, above, inclusive, deadband)
                : new Limit(Direction.BELOW, below, inclusive, deadband);
    }
}
