package health.vigil.limits;

import health.vigil.registry.Device;
import health.vigil.rules.AlarmChange;
import health.vigil.rules.Consequences;
import health.vigil.rules.DeviceMemory;
import health.vigil.rules.Evaluator;
import health.vigil.rules.Rule;
import health.vigil.rules.RuleBook;
import health.vigil.rules.SiteMemory;
import health.vigil.rules.StateEvents;
import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.EventType;
import health.vigil.telemetry.Flags;
import health.vigil.telemetry.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Tells the values of a device to the judge, under the shipped rules, and says which alarms came of it. */
final class Trial implements Consequences {
    private final Evaluator evaluator = new Evaluator(new StateEvents(Shipped.CATALOGUE));
    private final Duration interval;
    private final String device;
    private final Map<UUID, Rule> open = new LinkedHashMap<>();
    private final List<Rule> raised = new ArrayList<>();
    private Instant now;

    private Trial(RuleBook book, Device device, Instant start) {
        this.device = device.id();
        interval = device.interval();
        now = start;
        evaluator.bind(book, start, this);
    }

    static Trial of(Device device, Instant start) {
        return new Trial(Shipped.BOOKS.of(List.of(device)), device, start);
    }

    /** The same device, registered to measure these fields. */
    static Device measuring(Device device, Set<String> fields) {
        return new Device(
                device.key(),
                device.id(),
                device.site(),
                device.jurisdiction(),
                device.family(),
                device.samplingPoint(),
                device.facilityClass(),
                device.disinfectant(),
                device.interval(),
                device.hjCodes(),
                device.gateway(),
                device.open(),
                fields);
    }

    /** A value at this moment; then an interval passes. */
    Trial tell(String field, double value) {
        return tell(Map.of(field, value));
    }

    Trial tell(Map<String, Double> values) {
        var readings = values.entrySet().stream()
                .map(value -> new Reading(
                        Shipped.CATALOGUE.named(value.getKey()).orElseThrow(), now, value.getValue(), Flags.NONE))
                .toList();
        evaluator.heard(device, now, this);
        evaluator.judge(device, readings, now, this);
        now = now.plus(interval);
        return this;
    }

    /** The same value for so long: from its first to its last time. */
    Trial hold(String field, double value, Duration time) {
        return hold(Map.of(field, value), time);
    }

    Trial hold(Map<String, Double> values, Duration time) {
        var end = now.plus(time);
        while (!now.isAfter(end)) {
            tell(values);
        }
        return this;
    }

    /** An event at this moment; then a second passes. */
    Trial event(EventType type) {
        evaluator.judge(device, new DeviceEvent(type, now, null, "{}"), now, this);
        now = now.plusSeconds(1);
        return this;
    }

    /** A container of medical waste is put into the store at this moment. */
    /** It is heard at this moment, without a value. */
    Trial heard() {
        evaluator.heard(device, now, this);
        return this;
    }

    /** Nothing is heard for so long. */
    Trial silence(Duration time) {
        now = now.plus(time);
        evaluator.tick(now, Instant.EPOCH, this);
        return this;
    }

    List<Rule> raised() {
        return List.copyOf(raised);
    }

    /** Ids of the rules whose alarms are open, in order. */
    List<String> open() {
        return open.values().stream().map(Rule::id).sorted().toList();
    }

    @Override
    public void change(AlarmChange change) {
        if (change instanceof AlarmChange.Raised alarm) {
            raised.add(alarm.rule());
            open.put(alarm.alarm(), alarm.rule());
        } else if (change instanceof AlarmChange.Cleared) {
            open.remove(change.alarm());
        }
    }

    @Override
    public void device(DeviceMemory device) {}

    @Override
    public void site(SiteMemory site) {}
}
