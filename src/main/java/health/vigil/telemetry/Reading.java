package health.vigil.telemetry;

import java.time.Instant;

/**
 * One measured value of one device.
 *
 * @param at    when it was measured, by the device's clock
 * @param value in the field's canonical unit; finite
 */
public record Reading(Field field, Instant at, double value, Flags flags) {
    public Reading {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(field.name() + " at " + at + " is not a finite number: " + value);
        }
    }

    public Reading with(Flag flag) {
        return with(flags.with(flag));
    }

    Reading with(Flags found) {
        return found.equals(flags) ? this : new Reading(field, at, value, found);
    }
}
