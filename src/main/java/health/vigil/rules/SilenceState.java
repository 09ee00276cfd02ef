package health.vigil.rules;

import health.vigil.rules.AlarmChange.ClearReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * When a device was last heard, by this service's clock: a backlog that arrives now proves that the line works now.
 *
 * @param heardAt absent until the first message: a device that never reported awaits commissioning, it is not silent
 * @param alarm   the alarm on this device's silence, if it is open
 * @param grouped one alarm for many devices stands for its silence
 * @param excused its silence counts from then only, because an outage ended
 */
public record SilenceState(
        @Nullable Instant heardAt, @Nullable UUID alarm, boolean grouped, @Nullable Instant excused) {
    public static final SilenceState NEVER_HEARD = new SilenceState(null, null, false, null);

    /** Its silence has been told, by its own alarm or by one for many. */
    public boolean isSilent() {
        return alarm != null || grouped;
    }

    /** A message that the broker repeats after a crash says nothing new: it has been heard at its time. */
    SilenceState heard(Instant at, Consumer<AlarmChange> changes) {
        if (heardAt != null && !at.isAfter(heardAt)) {
            return this;
        }
        if (alarm != null) {
            changes.accept(new AlarmChange.Cleared(alarm, at, null, ClearReason.HEARD_AGAIN));
        }
        return new SilenceState(at, null, false, null);
    }

    /**
     * @param listeningSince since when this service has been able to hear: our own absence is not the device's silence
     * @param hold           how much longer to wait because the silence may turn out to be a part of a larger one
     */
    SilenceState tick(
            String device,
            @Nullable Rule rule,
            Instant now,
            Instant listeningSince,
            Duration hold,
            Consumer<AlarmChange> changes) {
        if (rule == null) {
            return withdrawn(now, changes);
        }
        var due = due(rule, listeningSince);
        if (isSilent() || due == null || heardAt == null || !now.isAfter(due.plus(hold))) {
            return this;
        }
        var raised = AlarmIds.of(rule, device, null, heardAt);
        changes.accept(new AlarmChange.Raised(raised, rule, device, null, null, false, List.of(), heardAt, due, null));
        return new SilenceState(heardAt, raised, false, excused);
    }

    /** Nothing has been heard for longer than is normal, whether or not it is alarmed yet. */
    boolean isOverdue(@Nullable Rule rule, Instant now, Instant listeningSince) {
        var due = rule == null ? null : due(rule, listeningSince);
        return due != null && now.isAfter(due);
    }

    private @Nullable Instant due(Rule rule, Instant listeningSince) {
        if (heardAt == null || !(rule.condition() instanceof NoData noData)) {
            return null;
        }
        var since = excused(listeningSince);
        return (heardAt.isAfter(since) ? heardAt : since).plus(noData.silence());
    }

    /** Since when silence counts at all: when we could hear, and no outage excused it. */
    Instant excused(Instant listeningSince) {
        return excused != null && excused.isAfter(listeningSince) ? excused : listeningSince;
    }

    /** One alarm now stands for many; its own ends. */
    SilenceState group(Instant at, Consumer<AlarmChange> changes) {
        if (alarm != null) {
            changes.accept(new AlarmChange.Cleared(alarm, at, null, ClearReason.GROUPED));
        }
        return new SilenceState(heardAt, null, true, excused);
    }

    /** The outage is over; a device that is still silent has all its time again before it counts. */
    SilenceState ungroup(Instant at) {
        return grouped ? new SilenceState(heardAt, null, false, at) : this;
    }

    private SilenceState withdrawn(Instant now, Consumer<AlarmChange> changes) {
        if (alarm != null) {
            changes.accept(new AlarmChange.Cleared(alarm, now, null, ClearReason.RULE_WITHDRAWN));
            return new SilenceState(heardAt, null, grouped, excused);
        }
        return this;
    }
}
