package health.vigil.limits;

import health.vigil.rules.Parked;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code parked}: a value stays just inside the limit {@code above} or {@code below}. */
record WrittenParked(@Nullable Double above, @Nullable Double below, double margin, double tolerance, Duration within) {
    WrittenParked {
        Keys.require(within, "parked.within");
    }

    Parked condition() {
        return new Parked(Bound.of("parked.", above, below, false), margin, tolerance, within);
    }
}
