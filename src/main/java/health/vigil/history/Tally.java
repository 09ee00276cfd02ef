package health.vigil.history;

import health.vigil.rules.Limit;
import health.vigil.rules.Limit.Direction;
import health.vigil.rules.Rule;
import java.time.Instant;

/** Counts the values since a condition began, before it is known whether it becomes an episode. */
final class Tally {
    private final Instant since;
    private int count;
    private double extreme;

    Tally(Instant since) {
        this.since = since;
    }

    Instant since() {
        return since;
    }

    int count() {
        return count;
    }

    double extreme() {
        return extreme;
    }

    void add(Rule rule, double value) {
        if (!(rule.condition() instanceof Limit limit)) {
            count++;
        } else if (limit.violatedBy(value)) {
            extreme = count == 0 || isFurther(limit, value) ? value : extreme;
            count++;
        }
    }

    private boolean isFurther(Limit limit, double value) {
        return limit.direction() == Direction.ABOVE ? value > extreme : value < extreme;
    }
}
