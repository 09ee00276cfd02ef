package health.vigil.rules;

import java.time.Duration;

/** What a rule looks for. */
public sealed interface Condition permits ValueCondition, Expression, NoData, ProcessCheck, MaintenanceOverrun, Outage {
    /** How far back it looks: what it finds at a moment depends on no value that is older. */
    default Duration reach() {
        return Duration.ZERO;
    }
}
