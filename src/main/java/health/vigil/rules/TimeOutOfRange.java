package health.vigil.rules;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Too much time out of range, added up: dips back into range do not restart the count (WHO PQS: cumulative mode). Only
 * time between two values without a gap counts.
 *
 * @param limit  what is out of range; in WHO PQS the threshold itself counts
 * @param total  time out of range that breaks the rule
 * @param within over which the time is added up, rolling
 */
public record TimeOutOfRange(Limit limit, Duration total, Duration within) implements ValueCondition {
    public TimeOutOfRange {
        Window.check("time out of range", within);
        if (total.isNegative() || total.isZero() || total.compareTo(within) > 0) {
            throw new IllegalArgumentException(
                    "time out of range: the total must be positive and at most " + within + ", not " + total);
        }
    }

    @Override
    public Look look(Observation seen, @Nullable Memory memory) {
        var exposure = memory instanceof Memory.Exposure before ? before : Memory.Exposure.NONE;
        var next = exposure.add(seen, limit.violatedBy(seen.value()), within);
        var out = next.total();
        return new Look(
                out.compareTo(total) >= 0 ? Finding.VIOLATED : Finding.RETURNED, out.toSeconds() / 3600.0, next);
    }

    @Override
    public Duration reach() {
        return within;
    }

    /** In hours. */
    @Override
    public double threshold() {
        return total.toSeconds() / 3600.0;
    }
}
