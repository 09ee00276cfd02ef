package health.vigil.rules;

/** Alarm priority by severity of consequence and time to respond (ISA-18.2); ordered from lowest to highest. */
public enum Priority {
    LOW,
    MEDIUM,
    HIGH,
    URGENT
}
