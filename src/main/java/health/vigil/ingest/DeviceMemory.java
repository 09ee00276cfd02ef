package health.vigil.ingest;

import health.vigil.rules.AlarmChange;
import health.vigil.rules.ChannelState;
import health.vigil.rules.DeviceRules;
import health.vigil.rules.Judgement;
import health.vigil.rules.SilenceState;
import health.vigil.telemetry.Flag;
import health.vigil.telemetry.Presence;
import health.vigil.telemetry.Reading;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The judgement state of one device, owned by the intake thread. It holds the pure states and applies their folds. */
final class DeviceMemory {
    private final int key;
    private final String device;
    private final Map<String, ChannelState> channels = new LinkedHashMap<>();
    private SilenceState silence = SilenceState.NEVER_HEARD;
    private @Nullable Presence presence;

    DeviceMemory(int key, String device) {
        this.key = key;
        this.device = device;
    }

    int key() {
        return key;
    }

    String device() {
        return device;
    }

    Map<String, ChannelState> channels() {
        return channels;
    }

    SilenceState silence() {
        return silence;
    }

    @Nullable
    Presence presence() {
        return presence;
    }

    void restore(Map<String, ChannelState> stored, SilenceState storedSilence, @Nullable Presence storedPresence) {
        channels.putAll(stored);
        silence = storedSilence;
        presence = storedPresence;
    }

    void connection(Presence now) {
        presence = now;
    }

    /** Judges a reading and returns it as it is to be stored: flagged when it came late. */
    Reading take(Reading reading, DeviceRules rules, Consumer<AlarmChange> changes) {
        var field = reading.field().name();
        var channel = channels.getOrDefault(field, ChannelState.EMPTY);
        if (channel.isBehind(reading.at())) {
            return reading.with(Flag.LATE);
        }
        var judged = channel.judge(device, reading, rules);
        channels.put(field, judged.state());
        judged.changes().forEach(changes);
        return reading;
    }

    void heard(Instant at, Consumer<AlarmChange> changes) {
        silence = apply(silence.heard(at), changes);
    }

    /** @return whether anything changed */
    boolean tick(DeviceRules rules, Instant now, Instant listeningSince, Consumer<AlarmChange> changes) {
        var before = silence;
        silence = apply(silence.tick(device, rules.noData(), now, listeningSince), changes);
        return before != silence;
    }

    /** Lets go of rules that no longer bind this device. */
    boolean keepOnly(DeviceRules rules, Instant now, Consumer<AlarmChange> changes) {
        var changed = false;
        for (var entry : channels.entrySet()) {
            var kept = entry.getValue().keepOnly(rules.limitsOf(entry.getKey()), now);
            changed |= kept.state() != entry.getValue();
            entry.setValue(apply(kept, changes));
        }
        return changed;
    }

    private static <S> S apply(Judgement<S> judgement, Consumer<AlarmChange> changes) {
        judgement.changes().forEach(changes);
        return judgement.state();
    }
}
