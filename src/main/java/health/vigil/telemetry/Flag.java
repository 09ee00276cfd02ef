package health.vigil.telemetry;

import java.util.Locale;
import java.util.Optional;

/**
 * Why a value is not simply good. The first seven are the data flags of HJ 212-2017 Table 8; the rest are found here.
 * The bit is stored with the reading: append only.
 */
public enum Flag {
    /** F: the instrument was stopped. */
    STOPPED(0, 'F', Quality.BAD),
    /** M: produced during maintenance. */
    MAINTENANCE(1, 'M', Quality.BAD),
    /** S: a value set by hand. */
    MANUAL(2, 'S', Quality.UNCERTAIN),
    /** D: instrument fault. */
    DEVICE_FAULT(3, 'D', Quality.BAD),
    /** C: calibration. */
    CALIBRATION(4, 'C', Quality.BAD),
    /** T: above the measuring range; the true value is at least this. */
    ABOVE_RANGE(5, 'T', Quality.UNCERTAIN),
    /** B: no communication between instrument and logger. */
    COMM_FAULT(6, 'B', Quality.BAD),
    /** Older than what the channel had already reported: completes history, is not judged live. */
    LATE(7, '\0', Quality.GOOD),
    /** Stamped ahead of the service's clock by more than the tolerance: kept, not judged. */
    FUTURE_TIME(8, '\0', Quality.UNCERTAIN),
    /** Outside what the quantity can physically be. */
    IMPOSSIBLE(9, '\0', Quality.BAD);

    private final int bit;
    private final char letter;
    private final Quality quality;

    Flag(int bit, char letter, Quality quality) {
        this.bit = 1 << bit;
        this.letter = letter;
        this.quality = quality;
    }

    int bit() {
        return bit;
    }

    Quality quality() {
        return quality;
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
