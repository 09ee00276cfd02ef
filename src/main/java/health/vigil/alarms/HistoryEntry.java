package health.vigil.alarms;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an alarm.
 *
 * @param id       rises over all alarms in the order of commits; the feed's event id; 0 until it is stored
 * @param sequence rises within the alarm, from 1
 * @param at       event time for what was judged, wall-clock time for what people did
 * @param actor    a user name, or {@code vigil}
 * @param reason   why, as a word for what was judged and in the person's own words for shelving, silences and out of
 *                 service; with a raise, why nobody is called: {@code chattering}, {@code shelved}, {@code silenced},
 *                 {@code out_of_service}; with an escalation, the id of its step
 * @param comment  in a person's words; with an escalation, who is told by that step
 * @param until    when shelving, being silenced or out of service ends by itself
 * @param permit   what allows it: number of the permit for out of service, id of the silence for silenced
 * @param assignee user name; with an assignment absent when it is taken from everybody
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
        @Nullable Double value,
        @Nullable Instant until,
        @Nullable String permit,
        @Nullable String assignee,
        @Nullable Mark mark) {
    /** The actor of what no person did. */
    static final String VIGIL = "vigil";

    /** Why something ended by itself. */
    static final String EXPIRED = "expired";

    /** A moment as the store keeps it, so that what is read back is equal. */
    static Instant storable(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    /** As it is written in the history. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static HistoryEntry of(Kind kind, Instant at, String actor) {
        return new HistoryEntry(0, 0, kind, storable(at), actor, null, null, null, null, null, null, null);
    }

    HistoryEntry because(@Nullable String why) {
        return new HistoryEntry(id, sequence, kind, at, actor, why, comment, value, until, permit, assignee, mark);
    }

    HistoryEntry saying(@Nullable String words) {
        return new HistoryEntry(id, sequence, kind, at, actor, reason, words, value, until, permit, assignee, mark);
    }

    HistoryEntry with(@Nullable Double seen) {
        return new HistoryEntry(id, sequence, kind, at, actor, reason, comment, seen, until, permit, assignee, mark);
    }

    HistoryEntry until(Instant end) {
        return new HistoryEntry(
                id, sequence, kind, at, actor, reason, comment, value, storable(end), permit, assignee, mark);
    }

    HistoryEntry permitted(String number) {
        return new HistoryEntry(id, sequence, kind, at, actor, reason, comment, value, until, number, assignee, mark);
    }

    HistoryEntry to(@Nullable String user) {
        return new HistoryEntry(id, sequence, kind, at, actor, reason, comment, value, until, permit, user, mark);
    }

    HistoryEntry marked(@Nullable Mark as) {
        return new HistoryEntry(id, sequence, kind, at, actor, reason, comment, value, until, permit, assignee, as);
    }

    HistoryEntry numbered(int number) {
        return new HistoryEntry(id, number, kind, at, actor, reason, comment, value, until, permit, assignee, mark);
    }

    /** What happened. */
    public enum Kind {
        RAISED,
        CLEARED,
        DOUBTED,
        SUPPRESSED,
        RESUMED,
        ACKNOWLEDGED,
        COMMENTED,
        SHELVED,
        UNSHELVED,
        RESET,
        ASSIGNED,
        OUT_OF_SERVICE,
        RETURNED_TO_SERVICE,
        CHATTERING_ENDED,
        /** A silence holds it back; follows a raise, or a silence that is over while another goes on. */
        SILENCED,
        SILENCE_ENDED,
        /** Nobody has taken note in time: the next ones are told. */
        ESCALATED,
        /** Still active long after somebody took note: somebody must do so again. */
        ACKNOWLEDGEMENT_EXPIRED;

        static Kind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String text() {
            return word(this);
        }
    }

    /** What is odd about a raise or a clear. */
    public enum Mark {
        /** The rule raises again and again on this device. */
        CHATTERING,
        /** It was over before anybody could respond. */
        FLEETING;

        static Mark of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        @JsonValue
        public String text() {
            return word(this);
        }
    }
}
