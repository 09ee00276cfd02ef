package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an alarm.
 *
 * @param id       rises over all alarms in the order of commits; the feed's event id
 * @param sequence rises within the alarm, from 1
 * @param at       event time for what was judged, wall-clock time for what people did
 * @param actor    a user name, or {@code vigil}
 * @param reason   why it cleared
 */
@JsonInclude
public record HistoryEntry(
        long id,
        int sequence,
        Kind kind,
        Instant at,
        String actor,
        @Nullable String reason,
        @Nullable String comment,
        @Nullable Double value) {

    /** What happened. */
    public enum Kind {
        RAISED,
        CLEARED,
        ACKNOWLEDGED,
        COMMENTED;

        static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
