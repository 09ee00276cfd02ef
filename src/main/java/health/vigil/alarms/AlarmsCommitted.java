package health.vigil.alarms;

/** Fired asynchronously after each commit that wrote alarm history: there is something to tell. */
public record AlarmsCommitted() {}
