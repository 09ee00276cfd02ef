package health.vigil.rules;

import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Quality;
import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one channel, that is one field of one device.
 *
 * @param latest   the newest reading by event time: the channel's watermark
 * @param judgedAt when the last value that could be judged was measured
 * @param limits   the rules that are not {@link LimitState.Normal}, by rule id
 */
public record ChannelState(@Nullable Reading latest, @Nullable Instant judgedAt, Map<String, LimitState> limits) {
    public static final ChannelState EMPTY = new ChannelState(null, null, Map.of());

    public ChannelState {
        limits = Map.copyOf(limits);
    }

    /** Not newer than what this channel has already reported: history, or the same once more. */
    public boolean isBehind(Instant at) {
        return latest != null && !at.isAfter(latest.at());
    }

    /** Judges a reading. A late one, and one from the future, is not judged and changes nothing. */
    public Judgement<ChannelState> judge(String device, Reading reading, DeviceRules rules) {
        if (isBehind(reading.at()) || reading.flags().has(Flag.FUTURE_TIME)) {
            return Judgement.quiet(this);
        }
        if (!canBeJudged(reading.flags())) {
            return Judgement.quiet(new ChannelState(reading, judgedAt, limits));
        }
        var applicable = rules.limitsOf(reading.field().name());
        if (applicable.isEmpty() && limits.isEmpty()) {
            return Judgement.quiet(new ChannelState(reading, reading.at(), limits));
        }
        return judgeLimits(device, reading, applicable, rules.maxGap());
    }

    private Judgement<ChannelState> judgeLimits(
            String device, Reading reading, List<Rule> applicable, Duration maxGap) {
        var seen = new Observation(device, reading.at(), reading.value(), isAfterGap(reading.at(), maxGap));
        var onlyAtLeast = reading.flags().has(Flag.ABOVE_RANGE);
        var remaining = limits.isEmpty() ? Map.<String, LimitState>of() : new HashMap<>(limits);
        var next = new HashMap<String, LimitState>();
        var changes = new ArrayList<AlarmChange>(1);
        for (var rule : applicable) {
            if (!(rule.condition() instanceof Limit limit) || !rule.inForceAt(reading.at())) {
                continue;
            }
            var state = limits.getOrDefault(rule.id(), LimitState.NORMAL);
            if (!limits.isEmpty()) {
                remaining.remove(rule.id());
            }
            // A value above the measuring range is known only to be at least so high: it says nothing of a lower limit.
            var verdict = onlyAtLeast && limit.direction() == Limit.Direction.BELOW
                    ? LimitState.Verdict.keep(state)
                    : state.judge(rule, limit, seen);
            if (verdict.next() != LimitState.NORMAL) {
                next.put(rule.id(), verdict.next());
            }
            if (verdict.change() != null) {
                changes.add(verdict.change());
            }
        }
        changes.addAll(withdrawn(remaining, reading.at()));
        return new Judgement<>(new ChannelState(reading, reading.at(), next), changes);
    }

    /** Lets go of the rules that no longer bind this channel. */
    public Judgement<ChannelState> keepOnly(List<Rule> applicable, Instant now) {
        var gone = new HashMap<>(limits);
        applicable.forEach(rule -> gone.remove(rule.id()));
        if (gone.isEmpty()) {
            return Judgement.quiet(this);
        }
        var kept = new HashMap<>(limits);
        kept.keySet().removeAll(gone.keySet());
        return new Judgement<>(new ChannelState(latest, judgedAt, kept), withdrawn(gone, now));
    }

    private static List<AlarmChange> withdrawn(Map<String, LimitState> gone, Instant at) {
        var changes = new ArrayList<AlarmChange>(0);
        for (var state : gone.values()) {
            var alarm = state.openAlarm();
            if (alarm != null) {
                changes.add(new AlarmChange.Cleared(alarm, at, null, AlarmChange.ClearReason.RULE_WITHDRAWN));
            }
        }
        return changes;
    }

    private boolean isAfterGap(Instant at, Duration maxGap) {
        return judgedAt == null || Duration.between(judgedAt, at).compareTo(maxGap) > 0;
    }

    /** Bad and hand-set values are kept but say nothing about the water; a value above range is at least that high. */
    private static boolean canBeJudged(Flags flags) {
        return flags.quality() == Quality.GOOD
                || flags.has(Flag.ABOVE_RANGE)
                        && flags.without(Flag.ABOVE_RANGE).quality() == Quality.GOOD;
    }
}
