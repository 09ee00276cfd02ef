package health.vigil.telemetry;

/**
 * What holds between two fields of one moment: {@code least * other <= value <= most * other}, each side by
 * {@code tolerance}.
 *
 * @param other     name of the other field
 * @param tolerance what both instruments together may be off, in the unit of the field
 */
public record Invariant(String other, double least, double most, double tolerance) {
    public Invariant {
        if (!(least < most) || !(tolerance >= 0)) {
            throw new IllegalArgumentException(
                    "invariant with " + other + ": least must be below most, tolerance 0 or more");
        }
    }

    boolean isBroken(double value, double otherValue) {
        return value < least * otherValue - tolerance || value > most * otherValue + tolerance;
    }
}
