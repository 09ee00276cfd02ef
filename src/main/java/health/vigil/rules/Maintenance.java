package health.vigil.rules;

import health.vigil.rules.AlarmChange.ClearReason;
import health.vigil.rules.LimitState.Judged;
import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody works at the device. Both ways to say so, the events and the HJ 212 flags M and C, are believed for a
 * limited time only: a forgotten maintenance must not hide an alarm.
 *
 * @param since   when the event said that it began; absent outside of one
 * @param told    the newest event; an older one, or the same once more, says nothing new
 * @param marked  since when its values have been marked without a break; absent while they are not
 * @param overrun where the rule on its length stands
 */
public record Maintenance(
        @Nullable Instant since, @Nullable Instant told, @Nullable Instant marked, LimitState overrun) {
    static final Maintenance NONE = new Maintenance(null, null, null, LimitState.NORMAL);

    public Maintenance {
        overrun = overrun.equals(LimitState.NORMAL) ? LimitState.NORMAL : overrun;
    }

    Maintenance started(Instant at) {
        return isNews(at) ? new Maintenance(since == null ? at : since, at, marked, overrun) : this;
    }

    Maintenance ended(Instant at) {
        return isNews(at) ? new Maintenance(null, at, marked, overrun) : this;
    }

    private boolean isNews(Instant at) {
        return told == null || at.isAfter(told);
    }

    Maintenance see(List<Reading> moment) {
        var isMarked = isAnyMarked(moment);
        if (isMarked == (marked != null)) {
            return this;
        }
        return new Maintenance(since, told, isMarked ? moment.get(0).at() : null, overrun);
    }

    private static boolean isAnyMarked(List<Reading> moment) {
        for (var reading : moment) {
            if (isMarked(reading)) {
                return true;
            }
        }
        return false;
    }

    static boolean isMarked(Reading reading) {
        return reading.flags().has(Flag.MAINTENANCE) || reading.flags().has(Flag.CALIBRATION);
    }

    /** By an event, which holds for the whole device. */
    boolean isBelieved(Instant at, Duration cap) {
        return isWithin(since, at, cap);
    }

    /** By the mark on a value, which holds for that value. */
    boolean isMarkBelieved(Instant at, Duration cap) {
        return isWithin(marked, at, cap);
    }

    private static boolean isWithin(@Nullable Instant start, Instant at, Duration cap) {
        return start != null && !at.isBefore(start) && at.isBefore(start.plus(cap));
    }

    Maintenance judge(@Nullable Rule rule, String device, Instant at, Consumer<AlarmChange> changes) {
        if (rule == null || !(rule.condition() instanceof MaintenanceOverrun condition)) {
            return withdrawn(at, changes);
        }
        if (since == null && marked == null && overrun == LimitState.NORMAL) {
            return this;
        }
        var over = isOver(since, at, condition.cap()) || isOver(marked, at, condition.cap());
        var look = new Look(
                over ? Finding.VIOLATED : Finding.RETURNED, condition.cap().toMinutes() / 60.0, null);
        var next = overrun.judge(new Judged(rule, Subject.device(device), look, at, false), changes);
        return next == overrun ? this : new Maintenance(since, told, marked, next);
    }

    private static boolean isOver(@Nullable Instant start, Instant at, Duration cap) {
        return start != null && !at.isBefore(start.plus(cap));
    }

    private Maintenance withdrawn(Instant at, Consumer<AlarmChange> changes) {
        var alarm = overrun.openAlarm();
        if (alarm != null) {
            changes.accept(new AlarmChange.Cleared(alarm, at, null, ClearReason.RULE_WITHDRAWN));
        }
        return overrun == LimitState.NORMAL ? this : new Maintenance(since, told, marked, LimitState.NORMAL);
    }
}
