package health.vigil.rules;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a device was last heard, by this service's clock: a backlog that arrives now proves that the line works now.
 *
 * @param heardAt absent until the first message: a device that never reported awaits commissioning, it is not silent
 */
public record SilenceState(@Nullable Instant heardAt, @Nullable UUID alarm) {
    public static final SilenceState NEVER_HEARD = new SilenceState(null, null);

    public Judgement<SilenceState> heard(Instant at) {
        var latest = heardAt != null && heardAt.isAfter(at) ? heardAt : at;
        var next = new SilenceState(latest, null);
        return alarm == null
                ? Judgement.quiet(next)
                : new Judgement<>(
                        next, List.of(new AlarmChange.Cleared(alarm, at, null, AlarmChange.ClearReason.HEARD_AGAIN)));
    }

    /**
     * @param listeningSince since when this service has been able to hear: our own absence is not the device's silence
     */
    public Judgement<SilenceState> tick(String device, @Nullable Rule rule, Instant now, Instant listeningSince) {
        if (rule == null) {
            return withdrawn(now);
        }
        if (alarm != null || heardAt == null || !(rule.condition() instanceof NoData noData)) {
            return Judgement.quiet(this);
        }
        var due = (heardAt.isAfter(listeningSince) ? heardAt : listeningSince).plus(noData.silence());
        if (!now.isAfter(due)) {
            return Judgement.quiet(this);
        }
        var raised = AlarmIds.of(rule, device, null, heardAt);
        return new Judgement<>(
                new SilenceState(heardAt, raised),
                List.of(new AlarmChange.Raised(raised, rule, device, null, heardAt, due, null)));
    }

    private Judgement<SilenceState> withdrawn(Instant now) {
        return alarm == null
                ? Judgement.quiet(this)
                : new Judgement<>(
                        new SilenceState(heardAt, null),
                        List.of(new AlarmChange.Cleared(alarm, now, null, AlarmChange.ClearReason.RULE_WITHDRAWN)));
    }
}
