package health.vigil.rules;

/** What a rule looks for. */
public sealed interface Condition
        permits ValueCondition, Expression, NoData, StorageClock, MaintenanceOverrun, Outage {}
