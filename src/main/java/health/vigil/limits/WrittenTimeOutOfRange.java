package health.vigil.limits;

import health.vigil.rules.TimeOutOfRange;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code time_out_of_range}: too much time above or below a number, added up. */
record WrittenTimeOutOfRange(
        @Nullable Double above, @Nullable Double below, boolean inclusive, Duration total, Duration within) {
    WrittenTimeOutOfRange {
        Keys.require(total, "time_out_of_range.total");
        Keys.require(within, "time_out_of_range.within");
    }

    TimeOutOfRange condition() {
        return new TimeOutOfRange(Bound.of("time_out_of_range.", above, below, inclusive), total, within);
    }
}
