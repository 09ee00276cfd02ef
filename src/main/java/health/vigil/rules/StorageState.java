package health.vigil.rules;

import health.vigil.telemetry.DeviceEvent;
import health.vigil.telemetry.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How long a waste container has been in the institution's temporary store. The same events in any order, any number of
 * times, give the same times: the first storing starts the clock, the first leaving stops it.
 *
 * @param device the device that reported the storing; its rules apply
 * @param alarms open alarms by rule id
 */
public record StorageState(
        String container,
        @Nullable String device,
        @Nullable Instant storedAt,
        @Nullable Instant leftAt,
        Map<String, UUID> alarms) {
    private static final Set<EventType> LEAVING = EnumSet.of(
            EventType.CONTAINER_HANDED_OVER,
            EventType.CONTAINER_IN_TRANSIT,
            EventType.CONTAINER_ARRIVED,
            EventType.CONTAINER_ACCEPTED,
            EventType.CONTAINER_REJECTED,
            EventType.CONTAINER_TREATED);

    public StorageState {
        alarms = Map.copyOf(alarms);
    }

    public static StorageState unseen(String container) {
        return new StorageState(container, null, null, null, Map.of());
    }

    public Judgement<StorageState> on(String reporter, DeviceEvent event) {
        if (event.type() == EventType.CONTAINER_STORED
                && (storedAt == null || event.at().isBefore(storedAt))) {
            return Judgement.quiet(new StorageState(container, reporter, event.at(), leftAt, alarms));
        }
        if (LEAVING.contains(event.type()) && (leftAt == null || event.at().isBefore(leftAt))) {
            return new Judgement<>(
                    new StorageState(container, device, storedAt, event.at(), Map.of()), cleared(event.at()));
        }
        return Judgement.quiet(this);
    }

    /** The clock runs by the wall clock: that nobody reported the leaving is the violation itself. */
    public Judgement<StorageState> tick(List<Rule> rules, Instant now) {
        if (storedAt == null || device == null || leftAt != null) {
            return Judgement.quiet(this);
        }
        var open = new HashMap<>(alarms);
        var changes = new ArrayList<AlarmChange>(0);
        for (var rule : rules) {
            if (!(rule.condition() instanceof StorageClock clock) || open.containsKey(rule.id())) {
                continue;
            }
            var due = storedAt.plus(clock.limit());
            if (!now.isBefore(due) && rule.inForceAt(due)) {
                var alarm = AlarmIds.of(rule, device, container, storedAt);
                open.put(rule.id(), alarm);
                changes.add(new AlarmChange.Raised(
                        alarm, rule, device, container, null, false, List.of(), storedAt, due, hours(clock.limit())));
            }
        }
        return changes.isEmpty()
                ? Judgement.quiet(this)
                : new Judgement<>(new StorageState(container, device, storedAt, null, open), changes);
    }

    private List<AlarmChange> cleared(Instant at) {
        return alarms.values().stream()
                .sorted()
                .<AlarmChange>map(
                        alarm -> new AlarmChange.Cleared(alarm, at, null, AlarmChange.ClearReason.LEFT_STORAGE))
                .toList();
    }

    private static double hours(Duration age) {
        return age.toMinutes() / 60.0;
    }
}
