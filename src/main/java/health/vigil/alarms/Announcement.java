package health.vigil.alarms;

import java.util.Locale;

/**
 * Something that those concerned are told of an alarm.
 *
 * @param first nothing was told of this alarm before
 * @param event the entry, with the alarm as it stood then
 */
public record Announcement(Type type, boolean first, AlarmEvent event) {
    /** What it is to those who are told. */
    public enum Type {
        RAISED,
        CHANGED,
        CLEARED,
        ACKNOWLEDGED,
        /** Nobody has taken note in time. */
        ESCALATED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
