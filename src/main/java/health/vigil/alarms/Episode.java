package health.vigil.alarms;

import health.vigil.alarms.AlarmView.Because;
import health.vigil.alarms.HistoryEntry.Mark;
import health.vigil.rules.AlarmChange.ClearReason;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The condition of an alarm from its raise to its end, and whether somebody has taken note.
 *
 * @param latched      its rule latches
 * @param cleared      when and why it was over
 * @param acknowledged the first time since it was raised, or since an earlier acknowledgement has expired
 */
record Episode(
        Instant raisedAt,
        boolean latched,
        boolean chattering,
        boolean fleeting,
        @Nullable Because cleared,
        @Nullable Done acknowledged,
        @Nullable Done reset) {

    private static final Set<String> NOT_RETURNED =
            Set.of(HistoryEntry.word(ClearReason.RULE_WITHDRAWN), HistoryEntry.word(ClearReason.GROUPED));

    record Done(Instant at, String by) {
        static Done of(HistoryEntry entry) {
            return new Done(entry.at(), entry.actor());
        }
    }

    static Episode begun(boolean latched, HistoryEntry raise) {
        return new Episode(raise.at(), latched, raise.mark() == Mark.CHATTERING, false, null, null, null);
    }

    Episode cleared(HistoryEntry entry) {
        var end = new Because(entry.at(), String.valueOf(entry.reason()));
        return new Episode(raisedAt, latched, chattering, entry.mark() == Mark.FLEETING, end, acknowledged, reset);
    }

    Episode acknowledged(HistoryEntry entry) {
        var first = acknowledged == null ? Done.of(entry) : acknowledged;
        return new Episode(raisedAt, latched, chattering, fleeting, cleared, first, reset);
    }

    /** Only what still holds must be taken note of again. */
    Episode acknowledgementExpired() {
        var still = cleared == null ? null : acknowledged;
        return new Episode(raisedAt, latched, chattering, fleeting, cleared, still, reset);
    }

    Episode reset(HistoryEntry entry) {
        return new Episode(raisedAt, latched, chattering, fleeting, cleared, acknowledged, Done.of(entry));
    }

    AlarmState state() {
        if (cleared == null) {
            return acknowledged == null ? AlarmState.UNACKNOWLEDGED : AlarmState.ACKNOWLEDGED;
        }
        if (waitsForReset()) {
            return acknowledged == null ? AlarmState.LATCHED_UNACKNOWLEDGED : AlarmState.LATCHED_ACKNOWLEDGED;
        }
        return acknowledged == null ? AlarmState.RETURNED_UNACKNOWLEDGED : AlarmState.NORMAL;
    }

    @Nullable
    String whyNotReset() {
        if (waitsForReset()) {
            return null;
        }
        if (!latched) {
            return "Its rule does not latch, so there is nothing to reset";
        }
        if (cleared == null) {
            return "Its condition still holds: it can be reset once the condition is over";
        }
        return reset == null
                ? "It ended by itself (" + cleared.why() + "), so there is nothing to reset"
                : "It was reset already, by " + reset.by() + " at " + reset.at();
    }

    /** The rule was withdrawn or another alarm has taken its place: nothing is known to have returned. */
    static boolean endsWithoutReturn(String clearReason) {
        return NOT_RETURNED.contains(clearReason);
    }

    private boolean waitsForReset() {
        return latched && cleared != null && reset == null && !endsWithoutReturn(cleared.why());
    }
}
