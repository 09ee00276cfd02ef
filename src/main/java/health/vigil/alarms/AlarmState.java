package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an alarm stands, by the names of ISA-18.2. */
public enum AlarmState {
    /** The condition holds and nobody has taken note. */
    UNACKNOWLEDGED,
    /** The condition holds and somebody has taken note. */
    ACKNOWLEDGED,
    /** The condition is over before anybody took note. */
    RETURNED_UNACKNOWLEDGED,
    /** Over and noted. */
    NORMAL;

    static AlarmState of(boolean active, boolean acknowledged) {
        if (active) {
            return acknowledged ? ACKNOWLEDGED : UNACKNOWLEDGED;
        }
        return acknowledged ? NORMAL : RETURNED_UNACKNOWLEDGED;
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
