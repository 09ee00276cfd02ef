package health.vigil.rules;

import health.vigil.rules.AlarmChange.ClearReason;
import health.vigil.rules.AlarmChange.Doubt;
import health.vigil.telemetry.Checks;
import health.vigil.telemetry.Reading;
import health.vigil.telemetry.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one channel, that is one field of one device.
 *
 * @param latest    the newest live reading by event time: the channel's watermark
 * @param judged    the newest reading that could be judged; often the same
 * @param heldSince since when the judged value has been what it is
 * @param heardAt   when the newest live reading came in, by the service's clock
 * @param silence   the alarm on the silence of this field, if it is open
 * @param rules     what its rules remember, by rule id; rules that remember nothing are left out
 * @param trace     how it came to the judged value; nothing for a field without checks
 */
public record ChannelState(
        @Nullable Reading latest,
        @Nullable Reading judged,
        @Nullable Instant heldSince,
        @Nullable Instant heardAt,
        @Nullable UUID silence,
        Map<String, RuleState> rules,
        Trace trace) {
    public static final ChannelState EMPTY = new ChannelState(null, null, null, null, null, Map.of(), Trace.NONE);

    public ChannelState {
        rules = Map.copyOf(rules);
    }

    /** Not newer than what this channel has already reported: history, or the same once more. */
    public boolean isBehind(Instant at) {
        return latest != null && !at.isAfter(latest.at());
    }

    /** The reading with what is suspect about it beside what this channel has been. */
    Reading check(Reading reading, DeviceView device) {
        var checks = reading.field().checks();
        return checks == Checks.NONE || !reading.flags().forAlarm()
                ? reading
                : checks.look(reading, comparable(reading, device), trace);
    }

    private @Nullable Reading comparable(Reading reading, DeviceView device) {
        return isGap(judged, reading.at(), device) ? null : judged;
    }

    /** Takes note of a live reading; its rules are judged when all readings of the same moment are noted. */
    ChannelState note(Reading reading, Instant receivedAt, DeviceView device, Consumer<AlarmChange> changes) {
        if (silence != null) {
            changes.accept(new AlarmChange.Cleared(silence, receivedAt, null, ClearReason.HEARD_AGAIN));
        }
        if (!reading.flags().forAlarm()) {
            return new ChannelState(reading, judged, heldSince, receivedAt, null, rules, trace);
        }
        var held = judged != null && judged.value() == reading.value() && heldSince != null ? heldSince : reading.at();
        var way = reading.field().checks() == Checks.NONE ? trace : trace.after(reading, comparable(reading, device));
        return new ChannelState(reading, reading, held, receivedAt, null, rules, way);
    }

    /**
     * Judges the reading that was noted last.
     *
     * @param before the one that was judged before it
     */
    ChannelState judge(@Nullable Reading before, DeviceView device, Consumer<AlarmChange> changes) {
        var reading = latest;
        if (reading == null) {
            return this;
        }
        var isGap = isGap(before, reading.at(), device);
        if (reading != judged) {
            return unjudged(reading, isGap, device, changes);
        }
        var applicable = device.rules().valuesOf(reading.field().name());
        return applicable.isEmpty() && rules.isEmpty()
                ? this
                : with(judgeRules(new Moment(reading, before, isGap, device), applicable, changes));
    }

    /** Values in maintenance are suppressed by design for as long as that is believed; other bad ones leave a doubt. */
    private ChannelState unjudged(Reading reading, boolean isGap, DeviceView device, Consumer<AlarmChange> changes) {
        var suppression = device.marked(reading);
        if (suppression != null) {
            return with(RuleState.each(rules, timer -> timer.suppress(reading.at(), suppression, changes)));
        }
        return isGap
                ? with(RuleState.each(rules, timer -> timer.doubt(reading.at(), Doubt.BAD_QUALITY, changes)))
                : this;
    }

    /** Most values change nothing, so nothing is copied before something changes. */
    private Map<String, RuleState> judgeRules(Moment seen, List<Rule> applicable, Consumer<AlarmChange> changes) {
        var at = seen.reading().at();
        Map<String, RuleState> next = rules;
        for (var rule : applicable) {
            if (!rule.inForceAt(at)) {
                continue;
            }
            var state = rules.isEmpty() ? RuleState.EMPTY : rules.getOrDefault(rule.id(), RuleState.EMPTY);
            var after = seen.judge(rule, state, changes);
            if (after != state) {
                next = next == rules ? new HashMap<>(rules) : next;
                if (after.isEmpty()) {
                    next.remove(rule.id());
                } else {
                    next.put(rule.id(), after);
                }
            }
        }
        return rules.isEmpty() ? next : withoutOutdated(next, applicable, at, changes);
    }

    /** An edition that is no longer in force takes its alarm with it. */
    private Map<String, RuleState> withoutOutdated(
            Map<String, RuleState> next, List<Rule> applicable, Instant at, Consumer<AlarmChange> changes) {
        var gone = RuleState.outdated(rules, applicable, at);
        if (gone.isEmpty()) {
            return next;
        }
        RuleState.withdraw(gone, at, changes);
        var kept = new HashMap<>(next);
        kept.keySet().removeAll(gone.keySet());
        return kept;
    }

    private static boolean isGap(@Nullable Reading before, Instant at, DeviceView device) {
        return before == null
                || Duration.between(before.at(), at)
                                .compareTo(device.rules().timing().maxGap())
                        > 0;
    }

    /** Nobody has been heard: what is open can't be told. */
    ChannelState doubt(Instant at, Consumer<AlarmChange> changes) {
        return with(RuleState.each(rules, timer -> timer.doubt(at, Doubt.SILENCE, changes)));
    }

    /** Closes what a passing of time alone completes, for instance a day that is over. */
    ChannelState close(DeviceView device, Instant now, Consumer<AlarmChange> changes) {
        var reading = judged;
        if (reading == null || rules.isEmpty()) {
            return this;
        }
        Map<String, RuleState> next = rules;
        for (var rule : device.rules().valuesOf(reading.field().name())) {
            var state = rules.get(rule.id());
            if (state != null && rule.inForceAt(reading.at()) && state.memory() != null) {
                var after = new Moment(reading, null, false, device).close(rule, state, state.memory(), now, changes);
                if (after != state) {
                    next = next == rules ? new HashMap<>(rules) : next;
                    next.put(rule.id(), after);
                }
            }
        }
        return with(next);
    }

    /** Is anything said about this field's silence? States are told when they change, so theirs means nothing. */
    ChannelState tick(
            String device, @Nullable Rule rule, Instant now, Instant listeningSince, Consumer<AlarmChange> changes) {
        if (rule == null || silence != null || heardAt == null || !(rule.condition() instanceof NoData noData)) {
            return this;
        }
        var due = (heardAt.isAfter(listeningSince) ? heardAt : listeningSince).plus(noData.silence());
        if (!now.isAfter(due) || latest == null || latest.field().isState()) {
            return this;
        }
        var subject = Subject.silentField(device, latest.field().name());
        var alarm = AlarmIds.of(rule, subject.key(), null, heardAt);
        changes.accept(new AlarmChange.Raised(
                alarm, rule, device, null, subject.field(), false, List.of(), heardAt, due, null));
        return new ChannelState(latest, judged, heldSince, heardAt, alarm, rules, trace).doubt(due, changes);
    }

    /** The device itself is silent, which says it all, or nobody watches this field's silence any more. */
    ChannelState withoutSilence(Instant at, ClearReason reason, Consumer<AlarmChange> changes) {
        if (silence == null) {
            return this;
        }
        changes.accept(new AlarmChange.Cleared(silence, at, null, reason));
        return new ChannelState(latest, judged, heldSince, heardAt, null, rules, trace);
    }

    /** Lets go of the rules that no longer bind this channel. */
    ChannelState keepOnly(List<Rule> applicable, Instant now, Consumer<AlarmChange> changes) {
        return with(RuleState.keepOnly(rules, applicable, now, changes));
    }

    private ChannelState with(Map<String, RuleState> next) {
        return next == rules ? this : new ChannelState(latest, judged, heldSince, heardAt, silence, next, trace);
    }
}
