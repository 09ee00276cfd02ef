package health.vigil.telemetry;

import java.util.Locale;
import java.util.Optional;

/**
 * Why a value is not simply good, and what it may still be used for. The first seven are the data flags of HJ 212-2017
 * Table 8; the rest are found by Vigil or declared by a gateway. The bit is stored with the reading: append only.
 *
 * <p>What is merely suspected (spike, flat line, …) makes a value uncertain and is judged all the same: a real
 * contamination looks like a spike. The views of the store know the bits that make a value {@link Quality#BAD}.
 */
public enum Flag {
    /** F: the instrument was stopped. */
    STOPPED(0, 'F', Quality.BAD, false, false),
    /** M: produced during maintenance. */
    MAINTENANCE(1, 'M', Quality.BAD, false, false),
    /** S: a value set by hand. */
    MANUAL(2, 'S', Quality.UNCERTAIN, false, false),
    /** D: instrument fault. */
    DEVICE_FAULT(3, 'D', Quality.BAD, false, false),
    /** C: calibration. */
    CALIBRATION(4, 'C', Quality.BAD, false, false),
    /** T: above the measuring range; the true value is at least this. */
    ABOVE_RANGE(5, 'T', Quality.UNCERTAIN, true, true),
    /** B: no communication between instrument and logger. */
    COMM_FAULT(6, 'B', Quality.BAD, false, false),
    /** Older than what the channel had already reported: completes history, is not judged live. */
    LATE(7, '\0', Quality.GOOD, true, true),
    /** Stamped ahead of the service's clock by more than the tolerance: kept, not judged. */
    FUTURE_TIME(8, '\0', Quality.UNCERTAIN, false, false),
    /** Outside what the quantity can physically be. */
    IMPOSSIBLE(9, '\0', Quality.BAD, false, false),
    /** Far away from a level on which the two values before it agreed. */
    SPIKE(10, '\0', Quality.UNCERTAIN, true, true),
    /** Changed faster than the quantity usually can. */
    RATE_OF_CHANGE(11, '\0', Quality.UNCERTAIN, true, true),
    /** Constant to the last digit for longer than nature is. */
    FLAT_LINE(12, '\0', Quality.UNCERTAIN, true, true),
    /** Exactly zero for longer than can be meant. */
    STUCK_AT_ZERO(13, '\0', Quality.UNCERTAIN, true, true),
    /** Does not go together with another value of the same moment. */
    INVARIANT_BROKEN(14, '\0', Quality.UNCERTAIN, true, true),
    /** Far from what every other device at the same sampling point measures. */
    NEIGHBOUR_MISMATCH(15, '\0', Quality.UNCERTAIN, true, true),
    /** Below what a usual sensor of this quantity measures. */
    BELOW_RANGE(16, '\0', Quality.UNCERTAIN, true, true),
    /** The device's clock is behind: when it was measured is not known. */
    CLOCK_OFFSET(17, '\0', Quality.UNCERTAIN, false, false),
    /** Not measured: put in the place of a value that is missing. */
    SUBSTITUTED(18, '\0', Quality.UNCERTAIN, false, false),
    /** Declared invalid by the operator, for instance under the marking rule (MEE notice 2022-21). */
    DECLARED_INVALID(19, '\0', Quality.UNCERTAIN, false, false),
    /** Above what a usual sensor of this quantity measures, though the device did not say T. */
    ABOVE_SENSOR_RANGE(20, '\0', Quality.UNCERTAIN, true, true);

    private final int bit;
    private final char letter;
    private final Quality quality;
    private final boolean forAlarm;
    private final boolean forCompliance;

    Flag(int bit, char letter, Quality quality, boolean forAlarm, boolean forCompliance) {
        this.bit = 1 << bit;
        this.letter = letter;
        this.quality = quality;
        this.forAlarm = forAlarm;
        this.forCompliance = forCompliance;
    }

    int bit() {
        return bit;
    }

    public Quality quality() {
        return quality;
    }

    /** May a value with this flag raise an alarm, or end one? */
    public boolean forAlarm() {
        return forAlarm;
    }

    /** Does a value with this flag count when compliance is reckoned? */
    public boolean forCompliance() {
        return forCompliance;
    }

    /** As shown, for instance {@code device_fault}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The flag of an HJ 212-2017 letter; empty for N (normal) and for letters the standard does not have. */
    public static Optional<Flag> ofHjLetter(char letter) {
        for (var flag : values()) {
            if (flag.letter == letter && letter != '\0') {
                return Optional.of(flag);
            }
        }
        return Optional.empty();
    }
}
