package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an alarm stands, by the names of ISA-18.2 / IEC 62682. */
public enum AlarmState {
    /** The condition holds and nobody has taken note. */
    UNACKNOWLEDGED,
    /** The condition holds and somebody has taken note. */
    ACKNOWLEDGED,
    /** The condition is over before anybody took note. */
    RETURNED_UNACKNOWLEDGED,
    /** The condition is over, but the rule latches: it stays until it is reset, and nobody has taken note. */
    LATCHED_UNACKNOWLEDGED,
    /** As before, and somebody has taken note. */
    LATCHED_ACKNOWLEDGED,
    /** An officer has set it aside for a time. */
    SHELVED,
    /** The rule is not judged for now: closed site, state of the plant, maintenance. */
    SUPPRESSED_BY_DESIGN,
    /** An administrator has taken the device, or the rule on it, out of service. */
    OUT_OF_SERVICE,
    /** Over and noted. */
    NORMAL;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
