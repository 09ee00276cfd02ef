package health.vigil.rules;

import health.vigil.rules.AlarmChange.ClearReason;
import health.vigil.rules.AlarmChange.Suppression;
import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a site as a whole: the rules over several of its devices, and the outages that one alarm stands
 * for. It belongs to one thread.
 */
public final class SiteMemory implements Scene {
    private final String site;
    private final List<DeviceMemory> devices = new ArrayList<>();
    private Map<String, RuleState> expressions = Map.of();
    private final Map<String, UUID> outages = new LinkedHashMap<>();
    private @Nullable Instant judgedAt;

    SiteMemory(String site) {
        this.site = site;
    }

    /**
     * All of it, as it is stored and read back.
     *
     * @param outages  the open alarms of outages by what is out: {@code site}, or the id of a gateway
     * @param judgedAt the newest moment that was judged
     */
    public record State(Map<String, RuleState> expressions, Map<String, UUID> outages, @Nullable Instant judgedAt) {}

    public String site() {
        return site;
    }

    public State state() {
        return new State(expressions, Map.copyOf(outages), judgedAt);
    }

    void restore(State state) {
        expressions = Map.copyOf(state.expressions);
        outages.putAll(state.outages);
        judgedAt = state.judgedAt;
    }

    /** Devices in the order of their ids, so that the same site always looks the same. */
    void settle(List<DeviceMemory> present) {
        devices.clear();
        present.stream().sorted(Comparator.comparing(DeviceMemory::device)).forEach(devices::add);
        devices.forEach(device -> device.standBeside(Neighbours.of(device, devices)));
    }

    /** @return whether anything is remembered that may have changed */
    boolean judge(List<Rule> rules, DeviceMemory reporter, Instant measuredAt, Consumer<AlarmChange> changes) {
        if (rules.isEmpty() && expressions.isEmpty()) {
            return false;
        }
        // The clocks of two devices differ a little; the site's own time does not run backwards.
        var at = judgedAt != null && measuredAt.isBefore(judgedAt) ? judgedAt : measuredAt;
        var gap = judgedAt == null
                || Duration.between(judgedAt, at)
                                .compareTo(reporter.rules().timing().maxGap())
                        > 0;
        expressions = new Expressions(this, Subject.site(site, reporter.device()), at, gap)
                .judge(rules, expressions, changes);
        judgedAt = at;
        return true;
    }

    boolean keepOnly(List<Rule> rules, Instant now, Consumer<AlarmChange> changes) {
        var before = expressions;
        expressions = RuleState.keepOnly(expressions, rules, now, changes);
        return before != expressions;
    }

    boolean isOut(String what) {
        return outages.containsKey(what);
    }

    void out(String what, UUID alarm) {
        outages.put(what, alarm);
    }

    void back(String what, Instant at, Consumer<AlarmChange> changes) {
        changes.accept(new AlarmChange.Cleared(outages.remove(what), at, null, ClearReason.HEARD_AGAIN));
    }

    @Override
    public Optional<Double> value(Input input, Instant at) {
        return behind(input).flatMap(device -> Inputs.of(input, device, at));
    }

    @Override
    public Optional<Reading> newest(Input input) {
        return behind(input)
                .flatMap(device ->
                        Optional.ofNullable(device.channel(input.field()).judged()));
    }

    @Override
    public Duration interval(Input input) {
        return behind(input).map(device -> device.rules().timing().interval()).orElse(Duration.ofMinutes(1));
    }

    @Override
    public @Nullable Suppression suppression(Rule rule, Instant at) {
        for (var device : devices) {
            var suppression = device.suppression(rule, at);
            if (suppression != null) {
                return suppression;
            }
        }
        return null;
    }

    /** Of several devices at a sampling point that measure the same, the one with the newest value. */
    private Optional<DeviceMemory> behind(Input input) {
        return devices.stream()
                .filter(device -> device.rules().surroundings().samplingPoint().equals(input.samplingPoint())
                        && device.channel(input.field()).judged() != null)
                .max(Comparator.comparing(
                        device -> device.channel(input.field()).judged().at()));
    }
}
