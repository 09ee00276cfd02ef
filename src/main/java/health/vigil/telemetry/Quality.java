package health.vigil.telemetry;

/** How far a value can be trusted; ordered from best to worst. */
public enum Quality {
    GOOD,
    UNCERTAIN,
    BAD
}
