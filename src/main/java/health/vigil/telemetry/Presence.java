package health.vigil.telemetry;

/** What a device, or the broker on its behalf, says of its connection on the state topic. */
public enum Presence {
    ONLINE,
    /** A clean goodbye. */
    OFFLINE,
    /** The device's will: the connection broke. */
    LOST
}
