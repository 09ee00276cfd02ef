package health.vigil.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Alarm priority (ISA-18.2); ordered from lowest to highest. */
public enum Priority {
    LOW,
    MEDIUM,
    HIGH,
    URGENT;

    /** How bad it is if nobody acts. */
    public enum Consequence {
        /** Death or an outbreak is possible. */
        DEATH_OR_OUTBREAK,
        /** Illness, loss of stock, illegal discharge. */
        ILLNESS_OR_LOSS,
        /** A limit is exceeded without direct harm. */
        EXCEEDANCE,
        /** Data quality, or the device itself. */
        DATA_OR_DEVICE
    }

    /** How soon somebody must act to prevent it. */
    public enum Respond {
        WITHIN_15_MINUTES,
        WITHIN_2_HOURS,
        WITHIN_24_HOURS,
        LATER
    }

    /** As written in the API and in messages, for instance {@code urgent}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Priority> of(String text) {
        return Arrays.stream(values())
                .filter(priority -> priority.text().equals(text))
                .findFirst();
    }

    private static final Priority[][] MATRIX = {
        {URGENT, URGENT, HIGH, MEDIUM},
        {URGENT, HIGH, MEDIUM, LOW},
        {HIGH, MEDIUM, LOW, LOW},
        {MEDIUM, LOW, LOW, LOW}
    };

    /** Severity of consequence by time to respond; what the matrix of the field calls "log" is low here. */
    public static Priority of(Consequence consequence, Respond respond) {
        return MATRIX[consequence.ordinal()][respond.ordinal()];
    }
}
