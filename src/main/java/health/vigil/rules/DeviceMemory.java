package health.vigil.rules;

import health.vigil.rules.AlarmChange.ClearReason;
import health.vigil.rules.AlarmChange.Doubt;
import health.vigil.rules.AlarmChange.Suppression;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.EventType;
import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Invariants;
import health.vigil.telemetry.Presence;
import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The judgement state of one device. It holds the immutable states of its parts and applies their folds; it belongs to
 * one thread.
 */
public final class DeviceMemory implements DeviceView {
    private final String device;
    private final Map<String, ChannelState> channels = new LinkedHashMap<>();
    private Map<String, RuleState> expressions = Map.of();
    private Maintenance maintenance = Maintenance.NONE;
    private SilenceState silence = SilenceState.NEVER_HEARD;
    private @Nullable Instant judgedAt;
    private @Nullable Presence presence;
    private ClockWatch clock = ClockWatch.IN_TIME;
    private DeviceRules rules = DeviceRules.NONE;
    private List<DeviceMemory> neighbours = List.of();

    DeviceMemory(String device) {
        this.device = device;
    }

    /**
     * All of it, as it is stored and read back.
     *
     * @param judgedAt the newest moment that was judged
     * @param presence what the device's MQTT state last said
     * @param clock    what its clock does
     */
    public record State(
            Map<String, ChannelState> channels,
            Map<String, RuleState> expressions,
            Maintenance maintenance,
            SilenceState silence,
            @Nullable Instant judgedAt,
            @Nullable Presence presence,
            ClockWatch clock) {
        public static final State EMPTY = new State(
                Map.of(), Map.of(), Maintenance.NONE, SilenceState.NEVER_HEARD, null, null, ClockWatch.IN_TIME);
    }

    /** A view of the present state, which goes on changing with it. */
    public State state() {
        return new State(
                Collections.unmodifiableMap(channels), expressions, maintenance, silence, judgedAt, presence, clock);
    }

    void restore(State state) {
        channels.putAll(state.channels);
        expressions = Map.copyOf(state.expressions);
        maintenance = state.maintenance;
        silence = state.silence;
        judgedAt = state.judgedAt;
        presence = state.presence;
        clock = state.clock;
    }

    @Override
    public String device() {
        return device;
    }

    @Override
    public DeviceRules rules() {
        return rules;
    }

    @Override
    public ChannelState channel(String field) {
        return channels.getOrDefault(field, ChannelState.EMPTY);
    }

    @Override
    public @Nullable Suppression maintenance(Instant at) {
        return maintenance.isBelieved(at, rules.timing().maintenanceCap()) ? Suppression.MAINTENANCE : null;
    }

    @Override
    public @Nullable Suppression marked(Reading reading) {
        return Maintenance.isMarked(reading)
                        && maintenance.isMarkBelieved(
                                reading.at(), rules.timing().maintenanceCap())
                ? Suppression.MAINTENANCE
                : null;
    }

    SilenceState silence() {
        return silence;
    }

    void bind(DeviceRules next) {
        rules = next;
        neighbours = List.of();
    }

    /** The devices at the same sampling point, as far as values are compared with theirs. */
    void standBeside(List<DeviceMemory> others) {
        neighbours = others;
    }

    void connection(Presence now) {
        presence = now;
    }

    void heard(Instant at, Consumer<AlarmChange> changes) {
        silence = silence.heard(at, changes);
    }

    /**
     * Is it news? Not what is behind the channel's watermark: older than what the channel has reported, or longer under
     * way than a live value may be.
     */
    boolean isLive(Reading reading, Instant receivedAt) {
        return !channel(reading.field().name()).isBehind(reading.at())
                && !reading.at().isBefore(receivedAt.minus(rules.timing().liveFor()))
                && !reading.flags().has(Flag.FUTURE_TIME);
    }

    /**
     * Watches the device's clock by the newest reading of a message.
     *
     * @return whether the clock is behind, so that what is no news is no backlog either
     */
    boolean isClockBehind(Reading newest, Instant receivedAt) {
        clock = clock.see(
                receivedAt,
                newest.at(),
                !isLive(newest, receivedAt),
                rules.timing().interval());
        return clock.isBehind();
    }

    /** Flags what is suspect in live readings of one moment, in place. */
    void check(List<Reading> moment) {
        for (var i = 0; i < moment.size(); i++) {
            var checked = channel(moment.get(i).field().name()).check(moment.get(i), this);
            moment.set(i, Neighbours.disagree(checked, neighbours) ? checked.with(Flag.NEIGHBOUR_MISMATCH) : checked);
        }
        Invariants.look(moment);
    }

    /** Judges live readings of one moment: all are noted before the first is judged, because rules look at several. */
    void judge(List<Reading> moment, Instant receivedAt, Consumer<AlarmChange> changes) {
        var at = moment.get(0).at();
        var before = new Reading[moment.size()];
        for (var i = 0; i < before.length; i++) {
            var field = moment.get(i).field().name();
            var channel = channel(field);
            before[i] = channel.judged();
            channels.put(field, channel.note(moment.get(i), receivedAt, this, changes));
        }
        maintenance = maintenance.see(moment);
        for (var i = 0; i < before.length; i++) {
            var field = moment.get(i).field().name();
            channels.put(field, channel(field).judge(before[i], this, changes));
        }
        if (!rules.expressions().isEmpty() || !expressions.isEmpty()) {
            expressions = new Expressions(new OneDevice(this), Subject.device(device), at, isGap(at))
                    .judge(rules.expressions(), expressions, changes);
        }
        maintenance = maintenance.judge(rules.maintenance(), device, at, changes);
        judgedAt = judgedAt == null || at.isAfter(judgedAt) ? at : judgedAt;
    }

    private boolean isGap(Instant at) {
        return judgedAt == null
                || Duration.between(judgedAt, at).compareTo(rules.timing().maxGap()) > 0;
    }

    void event(DeviceEvent event) {
        if (event.type() == EventType.MAINTENANCE_STARTED) {
            maintenance = maintenance.started(event.at());
        } else if (event.type() == EventType.MAINTENANCE_ENDED) {
            maintenance = maintenance.ended(event.at());
        }
    }

    /** @return whether anything changed */
    boolean tick(Instant now, Instant listeningSince, Duration hold, Consumer<AlarmChange> changes) {
        var silenceBefore = silence;
        var maintenanceBefore = maintenance;
        var expressionsBefore = expressions;
        if (maintenance(now) == null) {
            silence = silence.tick(device, rules.noData(), now, listeningSince, hold, changes);
        }
        maintenance = maintenance.judge(rules.maintenance(), device, now, changes);
        if (silence.isSilent()) {
            expressions = RuleState.each(expressions, timer -> timer.doubt(now, Doubt.SILENCE, changes));
        }
        return tickChannels(now, listeningSince, changes)
                || silence != silenceBefore
                || maintenance != maintenanceBefore
                || expressions != expressionsBefore;
    }

    private boolean tickChannels(Instant now, Instant listeningSince, Consumer<AlarmChange> changes) {
        var changed = false;
        var isOverdue = silence.isOverdue(rules.noData(), now, listeningSince);
        var since = silence.excused(listeningSince);
        for (var entry : channels.entrySet()) {
            var before = entry.getValue();
            var closed = before.close(this, now.minus(rules.timing().liveFor()), changes);
            var next = silence.isSilent()
                    ? closed.withoutSilence(now, ClearReason.GROUPED, changes).doubt(now, changes)
                    : isOverdue ? closed : closed.tick(device, rules.fieldNoData(), now, since, changes);
            changed |= next != before;
            entry.setValue(next);
        }
        return changed;
    }

    /** @return whether anything changed */
    boolean close(Instant at, Consumer<AlarmChange> changes) {
        var changed = false;
        for (var entry : channels.entrySet()) {
            var next = entry.getValue().close(this, at, changes);
            changed |= next != entry.getValue();
            entry.setValue(next);
        }
        return changed;
    }

    void group(Instant at, Consumer<AlarmChange> changes) {
        silence = silence.group(at, changes);
    }

    void ungroup(Instant at) {
        silence = silence.ungroup(at);
    }

    /** Lets go of rules that no longer bind this device. */
    boolean keepOnly(Instant now, Consumer<AlarmChange> changes) {
        var changed = false;
        for (var entry : channels.entrySet()) {
            var before = entry.getValue();
            var kept = before.keepOnly(rules.valuesOf(entry.getKey()), now, changes);
            var next =
                    rules.fieldNoData() == null ? kept.withoutSilence(now, ClearReason.RULE_WITHDRAWN, changes) : kept;
            changed |= next != before;
            entry.setValue(next);
        }
        var kept = RuleState.keepOnly(expressions, rules.expressions(), now, changes);
        changed |= kept != expressions;
        expressions = kept;
        return changed;
    }
}
