package health.vigil.coldchain.exposure;

/** On which side of its range a temperature is. */
public enum Direction {
    ABOVE,
    BELOW
}
